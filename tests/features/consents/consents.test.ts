import { beforeEach, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { createUser } from "#tests/factories/accounts";
import { countAudited } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findConsent } from "~/features/consents/consents.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { CONSENT_PURPOSES } from "~/vocabulary/consents";
import { valuesOf } from "~/vocabulary/words";

const PERSON = { householdId: "file-1", candidateId: "person-1" };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it.each(valuesOf(CONSENT_PURPOSES))(
  "keeps the wording in force of the purpose %s, who noted it and how",
  async (purpose) => {
    const id = await recordConsent(user, { ...PERSON, purpose, means: "in-person" });
    expect(await Consent.findById(id).lean()).toMatchObject({
      ...PERSON,
      purpose,
      means: "in-person",
      wording: CONSENT_PURPOSES[purpose].fr,
      isGiven: true,
      recordedBy: user.id,
    });
    expect(await countAudited("consent.recorded", id)).toBe(1);
  },
);

it("keeps the wording that was read, whatever the settings say later", async () => {
  await updateSetting(user, "legal", { consentPartners: "J’accepte, version 1." });
  const id = await recordConsent(user, { ...PERSON, purpose: "partners", means: "form" });
  await updateSetting(user, "legal", { consentPartners: "J’accepte, version 2." });
  expect((await Consent.findById(id).lean())?.wording).toBe("J’accepte, version 1.");
});

it("records the same act once, however often it is replayed", async () => {
  const act = { ...PERSON, purpose: "news", means: "form", origin: "effect-1" } as const;
  const ids = await Promise.all([recordConsent(user, act), recordConsent(user, act)]);
  expect(new Set(ids).size).toBe(1);
  expect(await Consent.countDocuments({})).toBe(1);
  expect(await countAudited("consent.recorded")).toBe(1);
});

it("lets a need go to partners on its own purpose or on the general one, and on no other", async () => {
  for (const purpose of ["news", "childcare"] as const)
    await recordConsent(user, { ...PERSON, purpose, means: "phone" });
  expect(await findConsent(PERSON.householdId, "housing")).toBeNull();
  await recordConsent(user, { ...PERSON, purpose: "partners", means: "phone" });
  expect(await findConsent(PERSON.householdId, "housing")).toMatchObject({ purpose: "partners" });
  expect(await findConsent("another-file", "housing")).toBeNull();
});

it("takes neither the general consent nor somebody else's for what is one person's affair", async () => {
  const given = { ...PERSON, means: "phone" } as const;
  await recordConsent(user, { ...given, purpose: "partners" });
  await recordConsent(user, { ...given, purpose: "spouse-work", candidateId: "person-2" });
  const ofPerson = () => findConsent(PERSON.householdId, "spouse-work", [PERSON.candidateId]);
  expect(await ofPerson()).toBeNull();
  const _id = await recordConsent(user, { ...given, purpose: "spouse-work" });
  expect(await ofPerson()).toMatchObject({ _id });
});

it("takes nothing for a consent: unticked boxes of the form record none", async () => {
  const householdId = await createFile(user, { consentPartners: false, consentNews: false });
  expect(await Consent.countDocuments({ householdId })).toBe(0);
});
