import { beforeEach, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Consent, type ConsentRecord } from "#models/consent";
import { Document, type DocumentRecord } from "#models/document";
import type { HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { type Couple, createCouple, deliverAll } from "#tests/factories/tracking";
import { FAMILY, type User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { renderMail } from "~/core/outbox/render.server";
import { recordConsent, withdrawConsent } from "~/features/consents/consents.commands.server";
import { addDocuments, deleteDocument } from "~/features/documents/documents.commands.server";
import { getAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import { getJoinedCurriculum } from "~/features/hand-offs/curriculum.queries.server";
import { listRequestChanges } from "~/features/hand-offs/hand-off-change.queries.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import {
  findCurriculum,
  findCurriculumConsent,
  hasAgreedToSearch,
} from "~/features/spouse-work/work-profile.queries.server";
import { listLedger } from "~/features/tracking/tracking-ledger.queries.server";
import { loader } from "~/routes/_public.reponse.$token_.cv";

const PDF = new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n1 0 obj << >> endobj trailer << >>\n%%EOF");
const DAY_MS = 86_400_000;

let user: User;
let couple: Couple;
let need: NeedRecord;
let employer: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  await openNeed(user, couple.householdId, "spouse-work");
  need = await needOf(couple.householdId, "spouse-work");
  await updateCriteria(user, need, {
    ...{ communes: [], memberId: couple.spouseId, occupation: "Ingénieure structure", wageMin: 2300 },
  });
  need = await needOf(couple.householdId, "spouse-work");
  await agree("spouse-work");
  employer = await createAgency(user, { name: "Bureau d’études Tilleul", kind: "employer" });
});

it("goes to an employer when a colleague says so and its owner agreed, and is kept with what was sent", async () => {
  const curriculum = await deposit();
  const consentId = await agree("curriculum");
  const { chosen } = await getComposer(user, need._id, { partnerId: employer._id });
  expect(chosen?.curriculum).toEqual({ owner: "Sacha", name: "cv.pdf", keptUntil: curriculum.keptUntil });
  const plain = await hand({ hasCurriculum: false }, await createAgency(user, { kind: "employer" }));
  expect(plain.versions[0]?.documentIds).toBeUndefined();
  const joined = await hand({ hasCurriculum: true });
  expect([joined.versions[0]?.documentIds, joined.curriculumConsentId]).toEqual([
    [curriculum._id],
    consentId,
  ]);
  expect(joined.versions[0]?.lines.at(-1)).toMatchObject({ key: "curriculum", label: "CV" });
  expect(JSON.stringify(joined.versions)).not.toMatch(/Sacha|Morel|2\D?300/);
});

it("is read by the link, as a copy for nobody else, and each reading is noted", async () => {
  const curriculum = await deposit();
  await agree("curriculum");
  const handOff = await hand({ hasCurriculum: true });
  expect((await pageOf(handOff)).curriculum).toEqual({
    path: `${letterPath(handOff)}/cv`,
    facts: "PDF, 1\u00A0Ko",
  });
  expect(await AuditEvent.countDocuments({ action: "document.downloaded" })).toBe(0);
  const response = await loader({ params: { token: tokenOf(handOff) } } as never);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
  expect(response.headers.get("Content-Disposition")).toMatch(/^attachment/);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
  await settle();
  const [read] = await AuditEvent.find({ action: "document.downloaded" }).lean();
  expect([read?.subject.id, read?.by]).toEqual([curriculum._id, "partner"]);
});

it("is refused in words without agreement, past its end, when it is gone, and to any other partner", async () => {
  expect(await refusal()).toContain("Pas de CV à joindre");
  const curriculum = await deposit();
  expect(await refusal()).toContain("n’a pas donné son accord");
  expect(
    (await getComposer(user, need._id, { partnerId: employer._id })).chosen?.curriculum?.refusal,
  ).toContain("n’a pas donné son accord");
  await agree("curriculum");
  const service = await createAgency(user, { kind: "employment-service" });
  expect(await refusal(service)).toContain("n’est transmis qu’à un employeur");
  expect((await getComposer(user, need._id, { partnerId: service._id })).chosen?.curriculum).toBeUndefined();
  await deleteDocument(user, curriculum);
  expect(await refusal()).toContain("Pas de CV à joindre");
  await deposit();
  setClock(new Date(now().getTime() + 230 * DAY_MS));
  expect(await refusal(employer, "2027-02-26")).toContain("Pas de CV à joindre");
});

it("is asked of its owner alone, by a letter that leads to their own page", async () => {
  await deposit();
  const composed = `/needs/${need._id}/hand-off?partenaire=${employer._id}`;
  const { chosen } = await getComposer(user, need._id, { partnerId: employer._id });
  expect(chosen?.curriculum?.isToAsk).toBe(true);
  const asked = await callRoute("_staff.needs.$id_.hand-off.tsx", user, `${composed}&demander=cv`, {});
  expect([asked.status, asked.location]).toEqual([302, composed]);
  const letters = await mailsOf("tracking-link");
  expect(letters).toMatchObject([
    { to: "sacha.morel@courriel.example", params: { asks: "curriculum", firstName: "Sacha" } },
  ]);
  for (const letter of letters) {
    const { html } = await renderMail(letter, { forDisplay: false });
    expect(html).toMatch(/joindre votre CV.*qu’avec votre\s+accord/s);
  }
});

it("is never the paper of the other adult, nor agreed to by them", async () => {
  await deposit(couple.candidateId);
  await agree("curriculum", couple.candidateId);
  expect(await refusal()).toContain("Pas de CV à joindre");
  await deposit();
  expect(await refusal()).toContain("n’a pas donné son accord");
});

it("is nobody’s as long as the search may be that of several: no agreement of one sends the paper of another", async () => {
  const other = newId();
  const adult = { id: other, firstName: "Lou", relation: "couple" };
  await Household.updateOne({ _id: couple.householdId }, { $push: { adults: adult } });
  await updateCriteria(user, need, { communes: [], occupation: "Ingénieure structure" });
  need = await needOf(couple.householdId, "spouse-work");
  await deposit();
  await agree("curriculum", other);
  await agree("spouse-work", other);
  const household = await fileOf(couple.householdId);
  expect([await findCurriculum(household, need), await findCurriculumConsent(household, need)]).toEqual([
    null,
    null,
  ]);
  expect(await hasAgreedToSearch(household, need)).toBe(false);
  expect(await refusal()).toContain("Dites d’abord, dans les critères, qui cherche cet emploi");
});

it("closes at once when its consent is withdrawn: the request stays, the partner is asked to delete it, the ledger tells it", async () => {
  await deposit();
  const consentId = await agree("curriculum");
  const handOff = await hand({ hasCurriculum: true });
  await deliverAll();
  const consent = await Consent.findById(consentId).orFail().lean<ConsentRecord>();
  await withdrawConsent(FAMILY, consent, { effects: [], refusal: "" });
  expect(await getJoinedCurriculum(tokenOf(handOff))).toBeNull();
  await settle();
  const page = await pageOf(handOff);
  expect([page.stage, page.curriculum]).toEqual(["open", undefined]);
  expect(page.lines.find(({ label }) => label === "CV")?.value).toMatch(/^n’est plus transmis/);
  const closed = await loader({ params: { token: tokenOf(handOff) } } as never);
  expect([closed.status, closed.headers.get("Location")]).toEqual([302, letterPath(handOff)]);
  const [letter] = await mailsOf("deletion-request");
  expect(letter?.params).toMatchObject({ items: [{ what: "un CV" }] });
  const [line] = await listLedger(couple.householdId);
  expect(line?.versions[0]?.fields.map(({ label }) => label)).toContain("CV");
  expect([line?.deletions.length, line?.isTakenBack, line?.canWithdraw]).toEqual([1, false, true]);
  const [change] = await listRequestChanges(await fileOf(couple.householdId), need);
  expect(change?.lines.join()).toContain("CV\u00A0: ne compte plus");
});

it("closes with the paper and with the request", async () => {
  const curriculum = await deposit();
  await agree("curriculum");
  const handOff = await hand({ hasCurriculum: true });
  expect((await getJoinedCurriculum(tokenOf(handOff)))?._id).toBe(curriculum._id);
  await deleteDocument(user, curriculum);
  expect(await getJoinedCurriculum(tokenOf(handOff))).toBeNull();
  expect(await refusalOf(getJoinedCurriculum("guessed"))).toBe(404);
});

it("makes the profile ready only once its owner agreed that it be passed on", async () => {
  const household = await fileOf(couple.householdId);
  expect(await hasAgreedToSearch(household, need)).toBe(true);
  await Need.updateOne({ _id: need._id }, { $set: { "criteria.memberId": couple.candidateId } });
  expect(await hasAgreedToSearch(household, await needOf(couple.householdId, "spouse-work"))).toBe(false);
});

async function deposit(memberId = couple.spouseId): Promise<DocumentRecord> {
  await addDocuments(FAMILY, couple.householdId, {
    ...{ files: [{ name: "cv.pdf", size: PDF.length, bytes: PDF }], purpose: "curriculum", track: "family" },
    ...{ keptUntil: "2026-11-30", memberId },
  });
  return Document.findOne({ memberId }).sort({ addedAt: -1 }).orFail().lean<DocumentRecord>();
}

function agree(purpose: "curriculum" | "spouse-work", candidateId = couple.spouseId): Promise<string> {
  return recordConsent(FAMILY, { householdId: couple.householdId, candidateId, purpose, means: "tracking" });
}

function input(partner: PartnerRecord, values: { hasCurriculum?: boolean }, answerBy = "2026-05-29") {
  return { partnerId: partner._id, contactId: partner.contacts[0]?.id ?? "", answerBy, ...values };
}

async function hand(values: { hasCurriculum: boolean }, partner = employer): Promise<HandOffRecord> {
  return reloadHandOff(await composeHandOff(user, need, input(partner, values)));
}

function refusal(partner = employer, answerBy?: string): Promise<string | number> {
  return refusalOf(composeHandOff(user, need, input(partner, { hasCurriculum: true }, answerBy)));
}

function tokenOf(handOff: HandOffRecord): string {
  return letterPath(handOff).split("/").at(-1) ?? "";
}

function pageOf(handOff: HandOffRecord) {
  return getAnswerPage(tokenOf(handOff), new URL("https://x.example/"));
}
