import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { SOFTWARE } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { listConsents } from "~/features/privacy/consents-page.queries.server";
import { auditSearchOf, listAuditEvents } from "~/features/privacy/privacy.queries.server";
import { getRegister } from "~/features/privacy/register.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

it("lists the consents, by whom and in which words, and finds those of one purpose or withdrawn", async () => {
  const user = await createUser();
  await createFile(user);
  await settle();
  const given = [{ who: "Élodie Caron", means: "par le formulaire" }];
  expect((await listConsents({}, 1)).rows).toMatchObject(given);
  expect((await listConsents({ purpose: "partners", state: "valid" }, 1)).rows).toMatchObject(given);
  expect((await listConsents({ purpose: "news" }, 1)).total).toBe(0);
  expect((await listConsents({ state: "withdrawn" }, 1)).total).toBe(0);
});

it("finds who did what by day and by person, naming fields and no value", async () => {
  const [user, other] = [await createUser(), await createUser()];
  await updateSetting(user, "brand", { programme: "A secret value" });
  await updateSetting(other, "brand", { owner: "Another" });
  await settle();
  const found = await listAuditEvents({ fromOn: "2026-05-12", toOn: "2026-05-12", actorId: user.id }, 1);
  expect(found).toMatchObject({
    total: 1,
    rows: [
      {
        who: "Jeanne Vidal",
        action: "réglage modifié",
        subject: "Réglage\u00A0: marque",
        fields: "nom du service",
      },
    ],
  });
  expect(JSON.stringify(found)).not.toContain("A secret value");
  expect((await listAuditEvents({ toOn: "2026-05-11" }, 1)).total).toBe(0);
  expect((await listAuditEvents({ fromOn: "2026-05-13" }, 1)).total).toBe(0);
});

it("leaves out what cannot be read in the address", () => {
  const params = new URLSearchParams({ from: "2026-99-99", to: "tomorrow", person: "{$ne:1}" });
  expect(auditSearchOf(params)).toEqual({});
});

it("keeps the legal texts that were replaced, as people read them, with their day", async () => {
  const user = await createUser();
  await updateSetting(user, "legal", { privacy: "Avant l’ouverture" });
  await updateSetting(SOFTWARE, "instance", { isReady: true });
  await updateSetting(user, "legal", { privacy: "Première version", consentNews: "Une fois par an" });
  await updateSetting(user, "legal", { privacy: "Deuxième version" });
  await updateSetting(user, "delays", { retentionMonths: 12 });
  const { inForce, notices } = await getRegister();
  expect(inForce).toContainEqual({ name: "confidentialité", text: "Deuxième version" });
  expect(notices.map(({ by, texts }) => [by, texts])).toEqual([
    ["Jeanne Vidal", [{ name: "confidentialité", text: "Première version" }]],
    ["Jeanne Vidal", [{ name: "confidentialité", text: "Avant l’ouverture" }]],
  ]);
});
