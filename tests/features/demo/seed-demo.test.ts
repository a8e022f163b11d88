import { describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { Commune } from "#models/commune";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { TUESDAY } from "#tests/support/setup";
import { isPassword } from "~/core/auth/credentials.server";
import { toDay } from "~/core/calendar";
import { clockOffset } from "~/core/clock.server";
import { readEnv } from "~/core/env.server";
import { getSettings } from "~/core/settings.server";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";

const FEW = { stories: 3 };
const LONG = 180_000;

const silently = () => {};

describe("the demonstration of the Lot, with few stories", () => {
  it(
    "gives each role an account that signs in with the demonstration's password",
    async () => {
      await seedDemo(silently, FEW);
      const accounts = await Account.find({ email: /^(responsable|referent|recruteur|elu|dpo)@/ }).lean();
      expect(accounts.map(({ role }) => role).sort()).toEqual([
        "dpo",
        "elu",
        "recruteur",
        "referent",
        "responsable",
      ]);
      expect(await isPassword(accounts[0]?._id ?? "", "demo-conciergerie")).toBe(true);
    },
    LONG,
  );

  it(
    "says the programme, the territories and who follows each",
    async () => {
      await seedDemo(silently, FEW);
      const { brand, territories, instance } = await getSettings();
      expect(brand).toMatchObject({ programme: "Oh My Lot !", departements: ["46"] });
      expect(territories.list).toHaveLength(9);
      expect(territories.list.every(({ referentId }) => referentId)).toBe(true);
      expect(instance).toEqual({ isDemo: true, isReady: true });
    },
    LONG,
  );

  it(
    "splits the territories between two teams, neither seeing those of the other",
    async () => {
      await seedDemo(silently, FEW);
      const [east, west] = await Promise.all(
        ["thomas.lacombe", "ines.marty"].map((name) =>
          Account.findOne({ email: `${name}@demo.example` }).lean(),
        ),
      );
      expect(east?.territories.length).toBeGreaterThan(0);
      expect(west?.territories.filter((code) => east?.territories.includes(code))).toEqual([]);
    },
    LONG,
  );

  it(
    "puts the clock back where it was",
    async () => {
      const before = clockOffset();
      await seedDemo(silently, FEW);
      expect(Math.abs(clockOffset() - before)).toBeLessThan(1);
    },
    LONG,
  );

  it(
    "dates what happened in the past, on the days it happened",
    async () => {
      await seedDemo(silently, FEW);
      const entries = await Entry.find({}).lean();
      expect(new Set(entries.map(({ at }) => toDay(at))).size).toBeGreaterThan(5);
      expect(entries.every(({ at }) => at < TUESDAY)).toBe(true);
    },
    LONG,
  );

  it(
    "marks the coordinates it types as approximate",
    async () => {
      await seedDemo(silently, FEW);
      expect(await Commune.countDocuments({ isApproximate: true })).toBe(12);
    },
    LONG,
  );

  it(
    "makes again what a crash left half made",
    async () => {
      const crash = (line: string) => {
        if (line.includes("50")) throw new Error("killed");
      };
      await expect(seedDemo(crash, FEW)).rejects.toThrow("killed");
      expect(await Household.countDocuments({})).toBeGreaterThan(0);
      await seedDemo(silently, FEW);
      expect(await Household.countDocuments({})).toBe(FEW.stories);
      expect(await Account.countDocuments({})).toBe(8);
    },
    LONG,
  );
});

describe("a base which is not empty", () => {
  it(
    "is refused once the demonstration is in it",
    async () => {
      await seedDemo(silently, { stories: 0 });
      await expect(seedDemo(silently)).rejects.toThrow("ne s’installe que dans une base vide");
    },
    LONG,
  );

  it("is refused when a colleague works in it", async () => {
    await createUser("responsable", { email: "cheffe@departement.example" });
    await expect(seedDemo(silently)).rejects.toThrow("ne s’installe que dans une base vide");
  });

  it("is refused when it holds a file", async () => {
    await createFile(await createUser("referent", { email: "referente@departement.example" }));
    await Account.deleteMany({});
    await expect(seedDemo(silently)).rejects.toThrow("ne s’installe que dans une base vide");
  });
});

it("refuses a département nobody wrote a demonstration for", async () => {
  await expect(seedDemo(silently, { profile: "nulle-part" })).rejects.toThrow(
    "DEMO_PROFILE vaut « nulle-part » : choisissez parmi lot, lot-et-garonne.",
  );
});

it("reads the département of the demonstration from the environment, the Lot when nothing is said", () => {
  expect(readEnv({}).demoProfile).toBe("lot");
  expect(readEnv({ DEMO_PROFILE: "lot-et-garonne" }).demoProfile).toBe("lot-et-garonne");
});
