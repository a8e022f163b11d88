import { beforeEach, describe, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { HandOff } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import type { Proposal } from "#models/proposal";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { PUBLIC, type User } from "~/core/auth/actor";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { proposalFormOf } from "~/features/hand-offs/answer-page.queries.server";
import { giversOf, onlyGivers } from "~/features/hand-offs/consent-givers";
import {
  handOffSchema,
  introductionSchema,
  refusalSchema,
} from "~/features/hand-offs/hand-off.schema.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { listRequestChanges } from "~/features/hand-offs/hand-off-change.queries.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { noteRefusal } from "~/features/hand-offs/hand-off-refusal.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import type { NeedKind, WishKind } from "~/vocabulary/needs";
import { PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";

const WISH = "ce qui est cherché, en quelques mots";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

/** Of each kind: what it is asked as, what a partner proposes, and the option it becomes. */
const KINDS: [WishKind, RegExp, Proposal, string][] = [
  [
    "schooling",
    /^Une place en école pour la famille d’un ou une interne en médecine/,
    { kind: "schooling", school: "École du Barry", level: "CM1" },
    "École du Barry, CM1",
  ],
  [
    "childcare",
    /^Un mode d’accueil pour l’enfant d’/,
    { kind: "childcare", place: "Figeac", days: ["monday"] },
    "Une place, Figeac, lundi",
  ],
  [
    "spouse-work",
    /^Un emploi pour le ou la conjoint·e d’/,
    { kind: "spouse-work", post: "Ingénieure", employer: "Ratier" },
    "Ingénieure, Ratier",
  ],
  [
    "discovery",
    /^Faire découvrir le territoire à un ou une interne/,
    { kind: "meeting", slots: [{ on: "2026-06-06" }] },
    "Un rendez-vous le 6\u00A0juin 2026",
  ],
  [
    "scholarship",
    /^Une question de bourse pour un ou une interne/,
    { kind: "meeting", slots: [{ on: "2026-06-06" }] },
    "Un rendez-vous le 6\u00A0juin 2026",
  ],
];

it.each(KINDS)(
  "a need of the kind %s is asked, answered and becomes an option",
  async (kind, title, proposal, label) => {
    const need = await openedNeed(kind);
    const partner = await createAgency(user, { kind: PARTNER_KINDS_BY_NEED[kind][0] });
    const { chosen } = await getComposer(user, need._id, { partnerId: partner._id });
    expect(chosen?.sheet).toMatchObject({ title: expect.stringMatching(title), lines: [{ value: WISH }] });

    const handOff = await reloadHandOff(await compose(need, partner, { consentMeans: "phone" }));
    expect(handOff).toMatchObject({ needKind: kind, versions: [{ lines: [{ key: "wish", value: WISH }] }] });
    expect(proposalFormOf(handOff)).toBe(proposal.kind);
    const [letter] = await mailsOf("hand-off");
    expect(letter?.params).toMatchObject({ title: handOff.versions[0]?.title });

    await updateCriteria(user, need, { communes: [], wish: "autre chose" });
    const changes = await listRequestChanges(
      await fileOf(need.householdId),
      await needOf(need.householdId, kind),
    );
    expect(changes).toMatchObject([{ lines: [expect.stringContaining(`${WISH} → autre chose`)] }]);

    const contact = { name: "Paul Roques" };
    await recordAnswer(PUBLIC, handOff, contact, { act: "propose", origin: "link", reasons: [], proposal });
    expect((await needOf(need.householdId, kind)).options).toMatchObject([{ label, state: "new" }]);
  },
);

it("what is looked for is said on the page of the need, in the fields of its kind alone", async () => {
  const need = await openedNeed("childcare", {});
  const page = `/needs/${need._id}`;
  const form = { intent: "criteria", "criteria.wish": WISH, "criteria.rooms": "3" };
  expect((await callRoute("_staff.needs.$id.tsx", user, page, form)).status).toBe(302);
  const said = await needOf(need.householdId, "childcare");
  expect(said).toMatchObject({ state: "searching", criteria: { wish: WISH } });
  expect(said.criteria.rooms).toBeUndefined();
  const composer = await callRoute("_staff.needs.$id_.hand-off.tsx", user, `${page}/hand-off`);
  expect(composer.body).toMatch(/"kind":"childcare".*"partners":\[\]/);
});

describe("the work of a spouse", () => {
  let need: NeedRecord;
  let partner: PartnerRecord;
  let candidateId: string;

  beforeEach(async () => {
    need = await openedNeed("spouse-work");
    partner = await createAgency(user, { kind: "employer" });
    candidateId = (await candidateOf(need.householdId))._id;
  });

  it("is passed on with the agreement of the spouse, whom that of the candidate does not replace", async () => {
    const { householdId } = need;
    await recordConsent(user, { householdId, candidateId, purpose: "spouse-work", means: "phone" });
    const spouseId = (await fileOf(householdId)).adults[0]?.id;
    expect(await getComposer(user, need._id, {})).toMatchObject({
      consent: null,
      person: "Noé",
      people: [{ value: spouseId, label: "Noé Caron" }],
    });
    expect(await refusalOf(compose(need, partner, {}))).toMatch(/^Il manque l’accord/);
    const byCandidate = compose(need, partner, { consentMeans: "phone", consentBy: candidateId });
    expect(await refusalOf(byCandidate)).toMatch(/^Il manque l’accord/);
    expect(await HandOff.countDocuments({})).toBe(0);

    const { consentId } = await reloadHandOff(await compose(need, partner, { consentMeans: "in-person" }));
    const consent = { candidateId: spouseId, purpose: "spouse-work", means: "in-person" };
    expect(await Consent.findById(consentId).lean()).toMatchObject(consent);
    expect(await getComposer(user, need._id, {})).toMatchObject({
      person: "Noé",
      consent: { means: "in-person" },
    });
  });

  it("is refused by the spouse alone, and what awaits an answer is then taken back", async () => {
    const id = await compose(need, partner, { consentMeans: "phone" });
    const refusal = { means: "phone", reason: "Je cherche seul." } as const;
    expect(await refusalOf(noteRefusal(user, need, { ...refusal, candidateId }))).toMatch(/^Choisissez/);
    const spouseId = (await fileOf(need.householdId)).adults[0]?.id ?? "";
    await noteRefusal(user, need, { ...refusal, candidateId: spouseId });
    expect(await reloadHandOff(id)).toMatchObject({ state: "revoked" });
    expect(await getComposer(user, need._id, {})).toMatchObject({
      consent: null,
      refusal: { reason: refusal.reason },
    });
  });

  it("is not passed on as long as the file does not know whose it is", async () => {
    await recordFamily(user, need.householdId, { adults: [], children: [] });
    expect(await refusalOf(compose(need, partner, { consentMeans: "phone" }))).toMatch(
      /ajoutez d’abord à la famille/,
    );
    const { familyPage } = await getComposer(user, need._id, {});
    expect(familyPage).toBe(`/households/${need.householdId}/family`);
  });
});

it("the spouse is who is in a couple with a candidate, or the other candidate; else any other adult", () => {
  const head = (candidateId: string) => ({ candidateId, firstName: candidateId, lastName: "Caron" }) as never;
  const adult = (id: string, relation: "couple" | "relative", untilOn?: string) => ({
    id,
    firstName: id,
    relation,
    untilOn,
  });
  const idsOf = (heads: string[], adults: ReturnType<typeof adult>[]) =>
    giversOf({ kind: "spouse-work" }, { heads: heads.map(head), adults }).map(({ id }) => id);
  expect(idsOf(["c1"], [adult("mother", "relative"), adult("s1", "couple")])).toEqual(["s1"]);
  expect(idsOf(["c1", "c2"], [adult("mother", "relative")])).toEqual(["c2"]);
  expect(idsOf(["c1"], [adult("mother", "relative")])).toEqual(["mother"]);
  expect(idsOf(["c1"], [adult("s1", "couple", "2026-01-01")])).toEqual([]);
  expect(idsOf(["c1"], [adult("mother", "relative"), adult("s1", "couple", "2026-01-01")])).toEqual([]);
  const tie = { id: "t", oneId: "c1", otherId: "c2", kind: "couple" as const, untilOn: "2026-01-01" };
  const apart = { heads: ["c1", "c2"].map(head), adults: [adult("mother", "relative")], relations: [tie] };
  expect(giversOf({ kind: "spouse-work" }, apart)).toEqual([]);
  expect(onlyGivers({ kind: "scholarship" }, apart)).toEqual(["c1", "c2"]);
  expect(giversOf({ kind: "scholarship" }, { ...apart, heads: [] })).toEqual([]);
  expect(onlyGivers({ kind: "housing" }, apart)).toBeUndefined();
});

it("a colleague says how they heard of it, never that the person did it themselves", () => {
  const asked = { contactId: "c", answerBy: "2100-01-04", partnerId: "p", structureId: "s" };
  const refused = { candidateId: "c1", reason: "Je cherche seul." };
  const isTaken = (consentMeans: string) => [
    handOffSchema.safeParse({ ...asked, consentMeans }).success,
    introductionSchema.safeParse({ ...asked, consentMeans }).success,
    refusalSchema.safeParse({ ...refused, means: consentMeans }).success,
  ];
  expect(isTaken("mail")).toEqual([true, true, true]);
  for (const own of ["form", "tracking"]) expect(isTaken(own)).toEqual([false, false, false]);
});

/** A need of a couple whose candidate agreed that it goes to partners, and who said what is looked for. */
async function openedNeed(kind: NeedKind, criteria: { wish?: string } = { wish: WISH }): Promise<NeedRecord> {
  const householdId = await createFile(user, { needs: [kind], consentPartners: true });
  await recordFamily(user, householdId, {
    adults: [{ firstName: "Noé", lastName: "Caron", relation: "couple" }],
    children: [],
  });
  await updateCriteria(user, await needOf(householdId, kind), { communes: [], ...criteria });
  return needOf(householdId, kind);
}

function compose(
  need: NeedRecord,
  { _id: partnerId, contacts }: PartnerRecord,
  agreement: { consentMeans?: "phone" | "in-person"; consentBy?: string },
): Promise<string> {
  const contactId = contacts[0]?.id ?? "";
  return composeHandOff(user, need, { partnerId, contactId, answerBy: "2026-05-22", ...agreement });
}
