import { describe, expect, it } from "vitest";
import { Account, type AccountRecord } from "#models/account";
import { CareIndicator } from "#models/care-indicator";
import { Commune } from "#models/commune";
import { Entry, type EntryRecord } from "#models/entry";
import { Household } from "#models/household";
import { Zoning } from "#models/zoning";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { TUESDAY } from "#tests/support/setup";
import { isPassword } from "~/core/auth/credentials.server";
import { toDay } from "~/core/calendar";
import { clockOffset } from "~/core/clock.server";
import { readEnv } from "~/core/env.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";
import { keptDays } from "~/features/observatory/observatory.queries.server";
import { ROLES } from "~/vocabulary/roles";
import { valuesOf } from "~/vocabulary/words";

const FEW = { stories: 3 };
const LONG = 180_000;

const silently = () => {};

interface Told {
  accounts: AccountRecord[];
  settings: Settings;
  entries: EntryRecord[];
  hasPassword: boolean;
  approximate: number;
  zoned: number;
  peopled: number;
  indicators: number;
  clockMoved: number;
  counted: string[];
}

let told: Promise<Told> | undefined;

/** Told once: each test reads what the demonstration left. */
function fewStories(): Promise<Told> {
  told ??= tell();
  return told;
}

async function tell(): Promise<Told> {
  const before = clockOffset();
  await seedDemo(silently, FEW);
  const accounts = await Account.find({}).lean();
  return {
    accounts,
    settings: await getSettings(),
    entries: await Entry.find({}).lean(),
    hasPassword: await isPassword(accounts[0]?._id ?? "", "demo-conciergerie"),
    approximate: await Commune.countDocuments({ isApproximate: true }),
    zoned: await Zoning.countDocuments({}),
    peopled: await Commune.countDocuments({ density: { $exists: true }, basinName: { $exists: true } }),
    indicators: await CareIndicator.countDocuments({ isWithdrawn: false }),
    clockMoved: Math.abs(clockOffset() - before),
    counted: await keptDays("day"),
  };
}

describe("the demonstration of the Lot, with few stories", { timeout: LONG }, () => {
  it("gives each role an account that signs in with the demonstration's password", async () => {
    const { accounts, hasPassword } = await fewStories();
    const emails = accounts.map(({ email }) => email);
    for (const role of valuesOf(ROLES)) expect(emails).toContain(`${role}@demo.example`);
    expect(hasPassword).toBe(true);
  });

  it("says the programme, the territories and who follows each", async () => {
    const { brand, territories, instance } = (await fewStories()).settings;
    expect(brand).toMatchObject({ programme: "Oh My Lot !", departements: ["46"] });
    expect(territories.list).toHaveLength(9);
    expect(territories.list.every(({ referentId }) => referentId)).toBe(true);
    expect(instance).toEqual({ isDemo: true, isReady: true });
  });

  it("splits the territories between two teams, neither seeing those of the other", async () => {
    const { accounts } = await fewStories();
    const followed = (name: string) =>
      accounts.find(({ email }) => email === `${name}@demo.example`)?.territories ?? [];
    const east = followed("thomas.lacombe");
    expect(east.length).toBeGreaterThan(0);
    expect(followed("ines.marty").filter((code) => east.includes(code))).toEqual([]);
  });

  it("puts the clock back where it was", async () => {
    expect((await fewStories()).clockMoved).toBeLessThan(1);
  });

  it("dates what happened in the past, on the days it happened", async () => {
    const { entries } = await fewStories();
    expect(new Set(entries.map(({ at }) => toDay(at))).size).toBeGreaterThan(5);
    expect(entries.every(({ at }) => at < TUESDAY)).toBe(true);
  });

  it("marks the coordinates it types as approximate", async () => {
    expect((await fewStories()).approximate).toBe(12);
  });

  it("knows the zone of every place that openings are in", async () => {
    expect((await fewStories()).zoned).toBe(12);
  });

  it("says how densely its communes are peopled, and cites the figures published about their childcare", async () => {
    const { peopled, indicators } = await fewStories();
    expect([peopled, indicators]).toEqual([12, 9]);
  });

  it("keeps the observatory as it was on the first working day of a month, to compare with today", async () => {
    expect((await fewStories()).counted).toEqual(["2026-05-12", "2026-05-04"]);
  });

  it("makes again what a crash left half made", async () => {
    const crash = (line: string) => {
      if (line.includes("50")) throw new Error("killed");
    };
    await expect(seedDemo(crash, FEW)).rejects.toThrow("killed");
    expect(await Household.countDocuments({})).toBeGreaterThan(0);
    await seedDemo(silently, FEW);
    expect(await Household.countDocuments({})).toBe(FEW.stories);
    expect(await Account.countDocuments({})).toBe(8);
  });
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
