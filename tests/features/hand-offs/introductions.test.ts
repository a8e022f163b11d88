import { beforeEach, describe, expect, it } from "vitest";
import type { CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import type { OpeningRecord } from "#models/opening";
import { Partner, type PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createAgency, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { createCommunes, createMsp, createPlace } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import { visit as open, send } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import type { IntroductionInput } from "~/features/hand-offs/hand-off.schema.server";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { restoreHandOff } from "~/features/hand-offs/hand-off-restore.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import {
  introduceCandidate,
  prepareIntroduction,
} from "~/features/hand-offs/introduction-composer.commands.server";
import { agreeVisit, carryOutIntroductionAct } from "~/features/hand-offs/introductions.commands.server";
import {
  listIntroductions,
  listIntroductionsTo,
  listPlaces,
} from "~/features/hand-offs/introductions.queries.server";
import { factsOf } from "~/features/journeys/journey-facts.queries.server";
import { fillOpening } from "~/features/openings/openings.commands.server";

const VISIT = { act: "propose", visitOn: "2026-06-02", hour: "14 h", note: "Parking derrière la mairie." };

let user: User;
let householdId: string;
let candidate: CandidateRecord;
let partner: PartnerRecord;
let place: OpeningRecord;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  householdId = await createFile(user, { kind: "doctor", specialty: "Médecine générale" });
  candidate = await candidateOf(householdId);
  partner = await createAgency(user, { name: "MSP des Tilleuls", kind: "health-structure" });
  place = await createPlace(user, {}, await createMsp(user, { partnerId: partner._id }));
});

describe("the letter", () => {
  it("presents the professional half alone: who, how they wish to practise, for what, how to reach them", async () => {
    await introduce();
    const [letter] = await mailsOf("hand-off");
    expect(letter).toMatchObject({ to: partner.contacts[0]?.email, householdId });
    const sent = JSON.stringify(letter?.params);
    expect(sent).toContain(`${candidate.firstName} ${candidate.lastName}`);
    expect(sent).toContain("Libéral, médecine générale");
    expect(sent).toContain(candidate.emails[0]);
    expect(sent).not.toMatch(/conjoint|enfant|logement/i);
  });

  it("is what was prepared, word for word", async () => {
    const { chosen } = await prepareIntroduction(user, candidate, { openingId: place._id });
    const { versions } = await introduce({ answerBy: chosen?.sheet.answerBy });
    expect(versions[0]).toMatchObject({ ...chosen?.sheet });
  });

  it("does not name a discreet opening", async () => {
    const hidden = await createPlace(
      user,
      { confidentiality: "team", kind: "salaried" },
      await mspOf(partner),
    );
    const { versions } = await introduce({ openingId: hidden._id });
    expect(versions[0]?.lines.map(({ key }) => key)).not.toContain("opening");
  });

  it("records the agreement with the sending, links the opening and shows the candidate to the structure", async () => {
    const handOff = await introduce();
    expect(await Consent.findById(handOff.consentId).lean()).toMatchObject({
      candidateId: candidate._id,
      purpose: "introduction",
      means: "phone",
    });
    candidate = await candidateOf(householdId);
    expect(candidate.introducedTo).toEqual([partner._id]);
    expect(candidate.openings).toMatchObject([{ openingId: place._id }]);
    expect((await factsOf(candidate)).hasIntroduction).toBe(true);
    expect(await fileOf(householdId)).toMatchObject({
      nextAction: { label: expect.stringMatching(/^Suivre la réponse/) },
    });
  });
});

describe("a sending is refused", () => {
  it("without the person's agreement, which an agreement to look for a home is not", async () => {
    const { chosen } = await prepareIntroduction(user, candidate, { openingId: place._id });
    const refused = introduceCandidate(user, candidate, { ...input(), consentMeans: undefined });
    expect(await refusalOf(refused)).toContain("Il manque l’accord de la personne");
    expect(chosen?.contacts).toHaveLength(1);
    expect(await HandOff.countDocuments()).toBe(0);
  });

  it("when the card of the structure says nobody to write to", async () => {
    const orphan = await createPlace(user, {}, await createMsp(user, { name: "Cabinet de la Place" }));
    expect(await refusalOf(introduce({ openingId: orphan._id }))).toContain("complétez-la d’abord");
  });

  it("for an opening no longer to fill", async () => {
    await fillOpening(user, place._id, candidate._id);
    expect(await refusalOf(introduce())).toContain("n’est plus à pourvoir");
  });

  it("a second time as long as the first is unanswered", async () => {
    await introduce();
    expect(await refusalOf(introduce())).toContain("n’a pas encore répondu");
    expect((await prepareIntroduction(user, candidate, { openingId: place._id })).isAsked).toBe(true);
  });
});

describe("the structure answers by the link", () => {
  it("reads who is presented and six ways to answer in its own words", async () => {
    const { html } = await open(letterPath(await introduce()));
    expect(html).toContain(`${candidate.firstName} ${candidate.lastName}`);
    const acts = [...html.matchAll(/<summary[^>]*>([^<]+)</g)].map(([, words]) => words);
    expect(acts.slice(0, 3)).toEqual([
      "Je propose une visite",
      "Je souhaite d&#x27;abord un échange",
      "Ce n&#x27;est pas pour nous",
    ]);
    expect(html).not.toContain("La famille voit");
  });

  it("proposes a visit, which is agreed once and confirmed by mail", async () => {
    const { _id } = await introduce();
    await answer(_id, VISIT);
    const proposed = await reloadHandOff(_id);
    expect(handOffBadge(proposed).children).toBe("visite proposée");
    expect((await fileOf(householdId)).nextAction?.label).toBe(
      "Confirmer la visite que propose MSP des Tilleuls",
    );

    await agree(_id);
    await settle();
    expect(await Entry.findOne({ householdId, kind: "visit" }).lean()).toMatchObject({
      visitOn: "2026-06-02",
      memberId: candidate._id,
    });
    expect(await fileOf(householdId)).toMatchObject({ nextAction: { dueOn: "2026-06-02" } });
    const [confirmation] = await mailsOf("visit-agreed");
    expect(confirmation).toMatchObject({
      to: partner.contacts[0]?.email,
      isManual: true,
      params: { reach: expect.stringContaining(candidate.emails[0] ?? "") },
    });
    expect(await countAudited("hand-off.visit-agreed", _id)).toBe(1);
    expect(await refusalOf(agree(_id))).toContain("Aucune visite n’est à confirmer");
  });

  it("may propose another day afterwards, to be agreed again", async () => {
    const { _id } = await introduce();
    await answer(_id, VISIT);
    await agree(_id);
    await settle();
    await answer(_id, { ...VISIT, visitOn: "2026-06-09" });
    await agree(_id);
    const { introduction, answers } = await reloadHandOff(_id);
    expect(introduction?.visit?.answerId).toBe(answers.at(-1)?.id);
    expect(await visitsToCome()).toEqual(["2026-06-09"]);
  });

  it("is not confirmed on a day that the structure changed since it was read, nor told that it was once called off", async () => {
    const { _id } = await introduce();
    await answer(_id, VISIT);
    const read = (await reloadHandOff(_id)).answers.at(-1)?.id;
    await answer(_id, { ...VISIT, visitOn: "2026-06-09" });
    const late = agreeVisit(user, candidate, await reloadHandOff(_id), read);
    expect(await refusalOf(late)).toContain("a changé sa réponse entre-temps");

    await agree(_id);
    await settle();
    await answer(_id, { act: "decline", message: "" });
    expect(await mailsOf("visit-agreed")).toMatchObject([{ state: "cancelled" }]);
  });

  it("is asked to forget the candidate even after it answered, and its link then tells nothing", async () => {
    const { _id } = await introduce();
    await answer(_id, { act: "ask", message: "Exerce-t-elle le samedi ?" });
    await revokeHandOff(user, await reloadHandOff(_id));
    await settle();
    expect((await candidateOf(householdId)).introducedTo).toEqual([]);
    const old = letterPath({ ...(await reloadHandOff(_id)), linkVersion: 1 });
    const { html } = await open(old);
    expect(html).toContain("n’est plus nécessaire");
    expect(
      JSON.stringify(await getAnswerPage(old.split("/").at(-1), new URL("http://x.example"))),
    ).not.toMatch(new RegExp(`${candidate.lastName}|${candidate.emails[0]}`));
  });

  it("calls off by another answer the visit still to come, not the one already made", async () => {
    const { _id } = await introduce();
    await answer(_id, VISIT);
    await agree(_id);
    await settle();
    await answer(_id, { act: "decline", message: "" });
    expect(await visitsToCome()).toEqual([]);

    await answer(_id, { ...VISIT, visitOn: "2026-05-13" });
    await agree(_id);
    await settle();
    setClock(new Date("2026-05-14T10:00:00Z"));
    await answer(_id, { act: "decline", message: "" });
    expect(await visitsToCome()).toEqual(["2026-05-13"]);
    expect((await factsOf(candidate)).visitOn).toBe("2026-05-13");
  });

  it.each([
    [{ act: "propose", visitOn: "" }, "visitOn"],
    [{ act: "propose", visitOn: "2026-05-01" }, "Ce jour est passé"],
    [{ act: "propose", place: "Bellevue" }, "visitOn"],
    [{ act: "ask", message: "" }, "Écrivez votre question"],
  ])("is told what is wrong in %j", async (form, words) => {
    const { _id } = await introduce();
    const { status, html } = await send(letterPath(await reloadHandOff(_id)), form);
    expect(status).toBe(400);
    expect(html).toContain(words);
    expect((await reloadHandOff(_id)).answers).toEqual([]);
  });

  it("declines: the candidate is no longer shown to it, and is again when it changes its mind", async () => {
    const { _id } = await introduce();
    await answer(_id, { act: "decline", reasons: "other-profile", message: "" });
    expect((await candidateOf(householdId)).introducedTo).toEqual([]);
    expect((await fileOf(householdId)).nextAction?.label).toContain("une autre structure");

    await answer(_id, { act: "accept", message: "Un mardi." });
    expect((await candidateOf(householdId)).introducedTo).toEqual([partner._id]);
  });
});

it("is taken back and taken up again, and the candidate shown accordingly", async () => {
  const handOff = await introduce();
  await revokeHandOff(user, handOff);
  await settle();
  expect((await candidateOf(householdId)).introducedTo).toEqual([]);
  expect((await factsOf(candidate)).hasIntroduction).toBe(false);

  await restoreHandOff(user, await reloadHandOff(handOff._id));
  await settle();
  expect((await candidateOf(householdId)).introducedTo).toEqual([partner._id]);
});

it.each(["revoke", "restore", "agree-visit"] as const)(
  "does not %s from the page of somebody else",
  async (intent) => {
    const { _id: handOffId } = await introduce();
    await answer(handOffId, VISIT);
    const other = await candidateOf(await createFile(user, { lastName: "Lagarde", email: "l@x.example" }));
    const refused = carryOutIntroductionAct(user, other, { intent, handOffId });
    expect(await refusalOf(refused)).toBe(404);
    expect(await mailsOf("visit-agreed")).toEqual([]);
  },
);

it("gives back what came next when it is taken back before it left, and looks elsewhere afterwards", async () => {
  const { nextAction } = await fileOf(householdId);
  const handOff = await introduce();
  await revokeHandOff(user, handOff);
  await settle();
  expect((await fileOf(householdId)).nextAction).toEqual(nextAction);

  await restoreHandOff(user, await reloadHandOff(handOff._id));
  await settle();
  await Mail.updateMany({ handOffId: handOff._id }, { sentAt: new Date() });
  await revokeHandOff(user, await reloadHandOff(handOff._id));
  await settle();
  expect((await fileOf(householdId)).nextAction?.label).toContain("une autre structure");
});

it("keeps the other structures when one of two no longer awaits", async () => {
  const other = await createAgency(user, { name: "Centre de la Halle", kind: "health-structure" });
  const second = await createPlace(user, { kind: "salaried" }, await mspOf(other));
  const handOff = await introduce();
  await introduce({ openingId: second._id, contactId: other.contacts[0]?.id ?? "" });
  await revokeHandOff(user, handOff);
  await settle();
  expect((await candidateOf(householdId)).introducedTo).toEqual([other._id]);
});

it("is in the history of the candidate and of the structure, for who sees the file", async () => {
  const { _id } = await introduce();
  const row = { id: _id, introduction: { structureName: "Maison de santé des Tilleuls" } };
  expect(await listIntroductions(candidate._id)).toMatchObject([row]);
  expect(await listIntroductionsTo(user, place.structureId)).toMatchObject([row]);
  const stranger = await createUser("referent", { isWholeDepartement: false });
  expect(await listIntroductionsTo(stranger, place.structureId)).toEqual([]);
});

it("proposes the openings that suit, else the structures of a name", async () => {
  expect(await listPlaces(candidate, undefined)).toMatchObject([{ search: `ouverture=${place._id}` }]);
  expect(await listPlaces(candidate, "tilleuls")).toMatchObject([
    { search: `structure=${place.structureId}` },
  ]);
  expect(await listPlaces(candidate, "introuvable")).toEqual([]);
});

it("counts towards the yearly cap of who is written to, past which a colleague says that they mean it", async () => {
  await Partner.updateOne({ _id: partner._id }, { $set: { yearlyCap: 1 } });
  const fresh = async () => (await prepareIntroduction(user, candidate, { openingId: place._id })).chosen;
  expect(await fresh()).not.toHaveProperty("overCap");
  const { _id } = await introduce();
  await answer(_id, { act: "decline", reasons: "no-room" });
  expect((await fresh())?.overCap).toContain("1");
  expect(await refusalOf(introduce())).toContain("Solliciter quand même");
  await introduce({ isOverCapMeant: true });
  expect(await countAudited("partner.asked-over-cap", partner._id)).toBe(1);
});

function input(): IntroductionInput {
  return {
    structureId: "",
    openingId: place._id,
    contactId: partner.contacts[0]?.id ?? "",
    answerBy: "2026-05-19",
    consentMeans: "phone",
  };
}

async function introduce(values: Partial<IntroductionInput> = {}): Promise<HandOffRecord> {
  const id = await introduceCandidate(user, await candidateOf(householdId), { ...input(), ...values });
  await settle();
  return reloadHandOff(id);
}

async function answer(handOffId: string, form: Record<string, string>): Promise<void> {
  const { status } = await send(letterPath(await reloadHandOff(handOffId)), form);
  expect(status).toBe(302);
  await settle();
}

/** Says yes to the last visit proposed, as it is on the screen. */
async function agree(handOffId: string) {
  const handOff = await reloadHandOff(handOffId);
  return agreeVisit(user, candidate, handOff, handOff.answers.at(-1)?.id);
}

async function visitsToCome(): Promise<(string | undefined)[]> {
  await settle();
  const visits = await Entry.find({ householdId, kind: "visit", deletedAt: { $exists: false } }).lean();
  return visits.map(({ visitOn }) => visitOn);
}

async function mspOf({ _id }: PartnerRecord) {
  return createMsp(user, { name: "Une autre structure", partnerId: _id });
}
