import { beforeEach, expect, it } from "vitest";
import { Consent, type ConsentRecord } from "#models/consent";
import { createUser } from "#tests/factories/accounts";
import { fileOf, needOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { type Couple, createCouple, deliverAll, sendPage } from "#tests/factories/tracking";
import { FAMILY, type User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { recordConsent, withdrawConsent } from "~/features/consents/consents.commands.server";
import { composeHandOff } from "~/features/hand-offs/hand-off-composer.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { ownPurposes } from "~/features/tracking/own-consents.server";
import { findMember } from "~/features/tracking/tracking-member.queries.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";

const TRADE = "zq-ingénieure";

let user: User;
let couple: Couple;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  await openNeed(user, couple.householdId, "spouse-work");
  const memberId = couple.spouseId;
  const need = await needOf(couple.householdId, "spouse-work");
  await updateCriteria(user, need, { communes: [], memberId, occupation: TRADE });
  await recordConsent(FAMILY, {
    ...{ householdId: couple.householdId, candidateId: memberId, purpose: "spouse-work", means: "tracking" },
  });
  const employer = await createAgency(user, { name: "Bureau d’études Tilleul", kind: "employer" });
  await composeHandOff(user, await needOf(couple.householdId, "spouse-work"), {
    ...{ partnerId: employer._id, contactId: employer.contacts[0]?.id ?? "", answerBy: "2026-05-29" },
  });
  await deliverAll();
});

it("keeps a search for work from the page of the doctor until its owner agrees, and always from the copy of their data", async () => {
  expect(await seenBy(couple.spouseId)).toEqual([true, true]);
  expect(await seenBy(couple.candidateId)).toEqual([false, false]);
  const consent = await share();
  expect(await seenBy(couple.candidateId)).toEqual([true, false]);
  await withdrawConsent(FAMILY, consent, { effects: [], refusal: "" });
  await settle();
  expect(await seenBy(couple.candidateId)).toEqual([false, false]);
});

it("asks to show it and to pass on a CV of the one whose search it is alone", async () => {
  const purposesOf = async (id: string) => {
    const member = await findMember(id);
    return member ? ownPurposes(member) : [];
  };
  expect(await purposesOf(couple.spouseId)).toEqual(["spouse-work", "curriculum", "spouse-work-shared"]);
  expect(await purposesOf(couple.candidateId)).toEqual(["partners", "introduction", "scholarship"]);
});

/** Whether an adult sees the search on their page, and in the copy of what is kept of them. */
async function seenBy(memberId: string): Promise<boolean[]> {
  const path = await sendPage(user, couple.householdId, memberId);
  const page = await getTrackingPage(path.split("/").at(-1), new URL(`https://x.example${path}`), null);
  const kept = JSON.stringify(await getAccessPackage(couple.householdId, memberId));
  return [
    JSON.stringify(page).includes("Tilleul") && JSON.stringify(page).includes("spouse-work"),
    kept.includes(TRADE) || kept.includes("Tilleul"),
  ];
}

async function share(): Promise<ConsentRecord> {
  const { _id: householdId } = await fileOf(couple.householdId);
  const given = { householdId, candidateId: couple.spouseId, means: "tracking" as const };
  const id = await recordConsent(FAMILY, { ...given, purpose: "spouse-work-shared" });
  return Consent.findById(id).orFail().lean<ConsentRecord>();
}
