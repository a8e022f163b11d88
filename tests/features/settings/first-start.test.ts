import { expect, it } from "vitest";
import { Account } from "#models/account";
import { Pipeline } from "#models/pipeline";
import { PASSWORD } from "#tests/factories/sessions";
import { isPassword } from "~/core/auth/credentials.server";
import { getSettings } from "~/core/settings.server";
import {
  createFirstResponsable,
  isSetupLinkLive,
  seedInstance,
  setupLink,
} from "~/features/settings/first-start.commands.server";

const FIRST = { name: "Jeanne Vidal", email: "jeanne.vidal@demo.example", password: PASSWORD };

async function setupToken(): Promise<string> {
  return (await setupLink()).split("/").at(-1) ?? "";
}

it("gives an empty base its journeys and one link, the same at each start", async () => {
  await seedInstance();
  const link = await setupLink();
  await seedInstance();
  expect(await setupLink()).toBe(link);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/demarrage\/[0-9a-f]{24}1\./);
  expect(await Pipeline.countDocuments({})).toBeGreaterThan(0);
});

it("creates the first responsable, after which the base is ready", async () => {
  await seedInstance();
  await createFirstResponsable(await setupToken(), FIRST);
  const account = await Account.findOne({ email: FIRST.email }).lean();
  expect(account).toMatchObject({ role: "responsable", state: "active", isWholeDepartement: true });
  expect(await isPassword(account?._id ?? "", PASSWORD)).toBe(true);
  expect((await getSettings()).instance.isReady).toBe(true);
});

it("refuses the link a second time, even at the same moment", async () => {
  await seedInstance();
  const token = await setupToken();
  const second = { ...FIRST, email: "second@demo.example" };
  const uses = await Promise.allSettled([
    createFirstResponsable(token, FIRST),
    createFirstResponsable(token, second),
  ]);
  expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await isSetupLinkLive(token)).toBe(false);
  await expect(createFirstResponsable(token, second)).rejects.toThrow("Ce lien a déjà servi.");
  expect(await Account.countDocuments({})).toBe(1);
});

it("refuses a weak password and keeps the link", async () => {
  await seedInstance();
  const token = await setupToken();
  await expect(createFirstResponsable(token, { ...FIRST, password: "court" })).rejects.toThrow("trop court");
  expect(await isSetupLinkLive(token)).toBe(true);
});
