import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Need, type NeedCriteria } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { renderMail } from "~/core/outbox/render.server";
import { getAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { withMessage } from "~/features/hand-offs/hand-off-sheet";
import { PARTNER_KINDS_BY_NEED, type PartnerKind } from "~/vocabulary/partners";

/** Everything that a need may say, of whatever kind. */
const CRITERIA: NeedCriteria = {
  wish: "CM1 à la rentrée",
  tenure: "rent",
  communes: ["zq-commune"],
  place: "Bellevue",
  budgetMax: 700,
  rooms: 3,
  people: 4,
  months: 6,
  isFurnished: true,
  hasPets: true,
  hasCar: false,
  note: "zq-note",
  fromOn: "2026-11-02",
};

/** Each field of the household, of the candidate and of the need holds a word found nowhere else. */
const MARKERS = [
  "zq-title",
  "zq-head-first",
  "zq-head-last",
  "zq-specialty",
  "zq-spouse-first",
  "zq-spouse-last",
  "zq-trade",
  "zq-child",
  "zq-email",
  "zq-faculty",
  "zq-semester",
  "zq-note",
  "zq-option",
  "zq-detail",
  "zq-commune",
  "zq-next-action",
  "zq-pipeline",
  "0698765432",
  "06 98 76 54 32",
  "2019-04",
  "2031-12-24",
];

const ANSWER_BY = "2026-05-22";
const WORD = "Un rez-de-chaussée serait bien.";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { consentPartners: true });
  await plantMarkers();
});

describe.each(PARTNER_KINDS_BY_NEED.housing)("a partner of the kind %s", (kind) => {
  it("is sent exactly what was previewed, and nothing that names or describes anybody", async () => {
    const { preview, handOff } = await send(kind);
    const { title, intro, lines, answerBy } = preview;
    expect(handOff.versions).toMatchObject([{ number: 1, title, intro, lines, answerBy }]);
    expect(lines.length).toBeGreaterThan(0);

    const [letter] = await mailsOf("hand-off");
    if (!letter) throw new Error("no mail was queued");
    expect(letter.params).toMatchObject({
      title,
      intro,
      answerBy,
      lines: lines.map(({ label, value }) => ({ label, value })),
    });
    const rendered = await renderMail(letter, { forDisplay: false });
    const page = await getAnswerPage(letterPath(handOff).split("/").at(-1), new URL("http://x.example/"));
    for (const { value } of lines) expect(rendered.text).toContain(value);
    expect(page).toMatchObject({ title, lines: lines.map(({ label, value }) => ({ label, value })) });
    const { subject, html, text } = rendered;
    expectNoMarker(JSON.stringify([preview, handOff.versions, letter, subject, html, text, page]));
  });
});

it("refuses to write to a partner who is not asked for the need", async () => {
  const partner = await createAgency(user, { kind: "school" });
  const need = await needOf(householdId);
  const refusal = await refusalOf(compose(need, partner._id, partner.contacts[0]?.id));
  expect(refusal).toMatch(/n’est pas sollicité pour ce type de besoin/);
  expect(await HandOff.countDocuments({})).toBe(0);
});

it("tells no budget to a town hall, and nothing of the kind of home to a host", async () => {
  const keys = async (kind: PartnerKind) => (await send(kind)).preview.lines.map(({ key }) => key);
  expect(await keys("town-hall")).not.toContain("budgetMax");
  expect(await keys("host")).not.toContain("tenure");
});

it("refuses a need that says nothing of what is looked for", async () => {
  await Need.updateOne({ householdId }, { $set: { criteria: { communes: [], note: "zq-note" } } });
  const partner = await createAgency(user);
  const need = await needOf(householdId);
  expect(await refusalOf(compose(need, partner._id, partner.contacts[0]?.id))).toMatch(/^Précisez d’abord/);
});

describe("the person's agreement", () => {
  it("is the one given in the form, when there is one", async () => {
    const { handOff } = await send("estate-agency");
    const consents = await Consent.find({ householdId }).lean();
    expect(consents).toMatchObject([{ _id: handOff.consentId, purpose: "partners", means: "form" }]);
  });

  it("is required: nothing is created or queued without it", async () => {
    await Consent.deleteMany({});
    const partner = await createAgency(user);
    const need = await needOf(householdId);
    await expect(compose(need, partner._id, partner.contacts[0]?.id)).rejects.toMatchObject({
      message: expect.stringMatching(/^Il manque l’accord de la personne/),
      field: "consentMeans",
    });
    expect(await HandOff.countDocuments({})).toBe(0);
    expect(await mailsOf("hand-off")).toEqual([]);
    expect((await fileOf(householdId)).needLines).toMatchObject([{ ball: "us" }]);
  });

  it("is recorded with the sending when a colleague says how it was given", async () => {
    await Consent.deleteMany({});
    const partner = await createAgency(user);
    const need = await needOf(householdId);
    const id = await compose(need, partner._id, partner.contacts[0]?.id, "phone");
    const { consentId } = await reloadHandOff(id);
    expect(await Consent.findById(consentId).lean()).toMatchObject({
      purpose: "housing",
      means: "phone",
      recordedBy: user.id,
      wording: "Chercher un logement avec des partenaires",
    });
    expect(await countAudited("consent.recorded", consentId)).toBe(1);
  });

  it("no longer counts once withdrawn", async () => {
    await Consent.updateMany({}, { withdrawnAt: new Date() });
    const { consent } = await getComposer(user, (await needOf(householdId))._id, {});
    expect(consent).toBeNull();
  });
});

async function send(kind: PartnerKind) {
  const partner = await createAgency(user, { kind, name: `Partenaire ${newId()}` });
  const need = await needOf(householdId);
  const { chosen } = await getComposer(user, need._id, { partnerId: partner._id });
  if (!chosen) throw new Error("the partner is not proposed");
  const id = await compose(need, partner._id, partner.contacts[0]?.id);
  // The screen puts the word and the date of the draft together as the letter does.
  const preview = { ...chosen.sheet, intro: withMessage(chosen.sheet.intro, WORD), answerBy: ANSWER_BY };
  return { preview, handOff: await reloadHandOff(id) };
}

function compose(
  need: Awaited<ReturnType<typeof needOf>>,
  partnerId: string,
  contactId = "",
  consentMeans?: "phone",
): Promise<string> {
  return composeHandOff(user, need, {
    partnerId,
    contactId,
    message: WORD,
    answerBy: ANSWER_BY,
    consentMeans,
  });
}

function expectNoMarker(sent: string): void {
  for (const marker of MARKERS) expect(sent, marker).not.toContain(marker);
}

async function plantMarkers(): Promise<void> {
  await Household.updateOne(
    { _id: householdId },
    {
      $set: {
        title: "zq-title",
        "heads.0.firstName": "zq-head-first",
        "heads.0.lastName": "zq-head-last",
        "heads.0.specialty": "zq-specialty",
        spouse: { firstName: "zq-spouse-first", lastName: "zq-spouse-last", trade: "zq-trade" },
        children: [{ id: newId(), firstName: "zq-child", birthMonth: "2019-04" }],
        arrivalOn: "2031-12-24",
        "nextAction.label": "zq-next-action",
      },
    },
  );
  await Candidate.updateOne(
    { householdId },
    {
      $set: {
        firstName: "zq-head-first",
        lastName: "zq-head-last",
        emails: ["zq-email@internes.example"],
        phones: ["06 98 76 54 32", "0698765432"],
        specialty: "zq-specialty",
        faculty: "zq-faculty",
        semester: "zq-semester",
        "journeys.0.pipeline": "zq-pipeline",
      },
    },
  );
  const option = {
    id: newId(),
    label: "zq-option",
    details: [{ label: "Où", value: "zq-detail" }],
    state: "shown",
  };
  await Need.updateOne({ householdId }, { $set: { criteria: CRITERIA, options: [option] } });
}

it("says of a partner what they already answered", async () => {
  const handOff = await createHandOff(user, { householdId });
  const answeredAt = now();
  await HandOff.updateOne({ _id: handOff._id }, { state: "declined", answeredAt });
  const { partners } = await getComposer(user, (await needOf(handOff.householdId))._id, {});
  expect(partners).toMatchObject([{ isAsked: false, ended: { state: "declined", answeredAt } }]);
});

it("proposes last, and says so, a partner whose answer is still awaited", async () => {
  const handOff = await createHandOff(user, { householdId });
  await createAgency(user, { name: "Zénith immobilier" });
  const { partners } = await getComposer(user, (await needOf(handOff.householdId))._id, {});
  expect(partners.map(({ id, name, isAsked }) => (id === handOff.partnerId ? isAsked : name))).toEqual([
    "Zénith immobilier",
    true,
  ]);
});
