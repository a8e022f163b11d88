import { expect, it } from "vitest";
import { Account } from "#models/account";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { getSettings } from "~/core/settings.server";
import { sendTestMail } from "~/features/settings/sender.commands.server";
import {
  getSenderPage,
  getTerritoriesPage,
  settingsStates,
} from "~/features/settings/settings.queries.server";
import { updateDepartements, updateTerritories } from "~/features/settings/territories.commands.server";

it("imports the communes of the départements to serve, then proposes their EPCI", async () => {
  const user = await createUser("responsable");
  expect(await updateDepartements(user, ["46"])).toBeGreaterThan(300);
  const { departements, rows } = await getTerritoriesPage();
  expect(departements).toEqual(["46"]);
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.every(({ isServed }) => !isServed)).toBe(true);
});

it("changes nothing when a département does not exist", async () => {
  const user = await createUser("responsable");
  await expect(updateDepartements(user, ["99"])).rejects.toThrow("ne connaît pas le département");
  expect((await getSettings()).brand.departements).toEqual([]);
});

it("keeps the territories served, and whoever follows one sees its files", async () => {
  const user = await createUser("responsable");
  const referent = await createUser("referent", { isWholeDepartement: false });
  const served = { code: "200067361", label: "Grand-Figeac", referentId: referent.id, isServed: true };
  await updateTerritories(user, [served, { code: "200066371", label: "Quercy", isServed: false }]);
  await updateTerritories(user, [served]);
  expect((await getSettings()).territories.list).toEqual([
    { code: "200067361", label: "Grand-Figeac", referentId: referent.id },
  ]);
  expect((await Account.findById(referent.id).lean())?.territories).toEqual(["200067361"]);
});

it("says where each page stands, territories without référent·e included", async () => {
  const user = await createUser("responsable");
  await updateTerritories(user, [
    { code: "200067361", label: "Un", isServed: true },
    { code: "200066371", label: "Deux", isServed: true, referentId: user.id },
  ]);
  expect(await settingsStates()).toMatchObject({
    territories: "2 territoires, 1 sans référent·e",
    people: "1 compte ouvert",
    legal: "textes par défaut",
    "reference-data": "rien n’a été importé",
  });
});

it("sends a trial mail to whoever asks and says where it stands", async () => {
  const user = await createUser("responsable");
  const id = await sendTestMail(user);
  expect(await Mail.findById(id).lean()).toMatchObject({ to: user.email, template: "smtp-test" });
  expect(await getSenderPage(user, id)).toMatchObject({
    delivery: "none",
    trial: { to: user.email, tone: "waiting" },
  });
});
