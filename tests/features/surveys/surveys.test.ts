import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { Placement } from "#models/placement";
import { Semester } from "#models/semester";
import { Survey } from "#models/survey";
import { createUser } from "#tests/factories/accounts";
import { createSemester, WINTER } from "#tests/factories/placements";
import {
  createAsked,
  createPlaced,
  LAST_WEEK,
  pathOf,
  surveyMails,
  surveyOf,
} from "#tests/factories/surveys";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { daysAgo, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { askDueSurveys, remindSurveys } from "~/features/surveys/survey-sending.commands.server";

const DAY_MS = 24 * 3600 * 1000;
const SAID = {
  welcome: "great",
  supervision: "good",
  family: "fair",
  comeBack: "maybe",
  words: "Merci à Paul.",
};

let user: User;

beforeEach(async () => {
  setClock(LAST_WEEK);
  user = await createUser("responsable");
});

describe("asking", () => {
  it("writes once to each placed intern of a semester that ends, and sees to its milestone", async () => {
    await createSemester();
    await Semester.updateOne(
      { _id: WINTER },
      { $push: { milestones: { id: "survey", label: "Avis", on: "2027-04-25", key: "survey-asked" } } },
    );
    const { placement } = await createPlaced(user);

    expect([await askDueSurveys(50), await askDueSurveys(50)]).toEqual([1, 0]);

    const [mail, ...others] = await surveyMails();
    expect([mail?.to, mail?.mailClass, others.length]).toEqual(["caron@internes.example", "bureau", 0]);
    expect(await surveyOf(placement._id)).toMatchObject({
      state: "asked",
      wasLodged: false,
      semesterId: WINTER,
    });
    const semester = await Semester.findById(WINTER).orFail().lean();
    expect(semester.milestones.find(({ id }) => id === "survey")?.doneAt).toBeInstanceOf(Date);
    expect(await AuditEvent.countDocuments({ action: "survey.asked" })).toBe(1);
  });

  it("asks nobody before the last week, three weeks after the end, nor out of office hours", async () => {
    await createSemester();
    await createPlaced(user);
    for (const moment of [
      "2027-04-20T09:00:00+02:00",
      "2027-05-25T09:00:00+02:00",
      "2027-04-27T21:00:00+02:00",
    ]) {
      setClock(new Date(moment));
      expect([moment, await askDueSurveys(50)]).toEqual([moment, 0]);
    }
  });

  it("leaves alone whoever has no seat, no address, or asked not to be written to", async () => {
    await createSemester();
    const [first, second, third] = [
      await createPlaced(user, "Caron"),
      await createPlaced(user, "Morel"),
      await createPlaced(user, "Roux"),
    ];
    await Candidate.updateOne({ _id: first.placement.candidateId }, { emails: [] });
    await Candidate.updateOne(
      { _id: second.placement.candidateId },
      { noContact: { at: new Date(), by: "person" } },
    );
    await Placement.updateOne({ _id: third.placement._id }, { state: "withdrawn" });

    expect(await askDueSurveys(50)).toBe(0);
  });

  it("reminds once those who are silent, then stops", async () => {
    await createAsked(user);
    expect(await remindSurveys(50)).toBe(0);
    setClock(new Date(LAST_WEEK.getTime() + 14 * DAY_MS));

    expect([await remindSurveys(50), await remindSurveys(50)]).toEqual([1, 0]);

    const mails = await surveyMails();
    expect(mails.map(({ params }) => params.isReminder)).toEqual([false, true]);
  });

  it("reminds nobody who answered", async () => {
    const { path } = await createAsked(user);
    await send(path, SAID);
    setClock(new Date(LAST_WEEK.getTime() + 14 * DAY_MS));

    expect(await remindSurveys(50)).toBe(0);
  });
});

describe("answering", () => {
  it("takes five questions at most and a word on a page without script, and thanks", async () => {
    const { survey, path } = await createAsked(user);
    const { html } = await visit(path);
    expect(html).toContain("Maison de santé des Tilleuls, Figeac");
    expect(html.match(/<fieldset/g)).toHaveLength(4);
    expect(html).not.toContain("Votre hébergement");

    const sent = await send(path, SAID);

    expect([sent.status, sent.location]).toEqual([302, path]);
    expect((await surveyOf(survey.placementId)).answer).toMatchObject({
      ...{ marks: { welcome: "great", supervision: "good", family: "fair" }, comeBack: "maybe" },
      words: "Merci à Paul.",
    });
    const thanks = (await visit(path)).html.replaceAll("<!-- -->", "");
    expect(thanks).toMatch(/C’est noté, merci.*jusqu’au 27\smai 2027/s);
  });

  it("asks about the lodging of whoever was lodged, and keeps no mark that was not asked", async () => {
    const { survey, path } = await createAsked(user);
    await send(path, { ...SAID, lodging: "poor" });
    expect((await surveyOf(survey.placementId)).answer?.marks).not.toHaveProperty("lodging");
    await Survey.updateOne({ _id: survey._id }, { wasLodged: true });

    expect((await visit(`${path}?changer=1`)).html).toContain("Votre hébergement");
  });

  it("refuses in French an answer that does not say whether they would come back, and keeps what was typed", async () => {
    const { path } = await createAsked(user);
    const { status, html } = await send(path, { welcome: "great", words: "Très bien" });
    expect(status).toBe(400);
    expect(html).toContain("Dites si vous reviendriez vous installer ici\u00A0: oui, peut-être ou non.");
    expect(html).toContain("Très bien</textarea>");
  });

  it("says in the file that they answered, never what", async () => {
    const { survey, path } = await createAsked(user);
    await send(path, SAID);
    const told = await Entry.find({ householdId: survey.householdId, kind: "answer" }).lean();
    expect(told.map(({ text }) => text)).toEqual([
      "Élodie a donné son avis de fin de stage (hiver 2026-2027).",
    ]);
    expect(JSON.stringify(told)).not.toMatch(/maybe|Peut-être|Merci à Paul/);
  });

  it("is corrected by the same link for thirty days, from the first answer", async () => {
    const { survey, path } = await createAsked(user);
    await send(path, SAID);
    setClock(new Date(LAST_WEEK.getTime() + 30 * DAY_MS));
    expect((await visit(`${path}?changer=1`)).html).toContain("Merci à Paul.</textarea>");
    await send(path, { ...SAID, comeBack: "yes", words: "" });
    const { answer } = await surveyOf(survey.placementId);
    expect([answer?.comeBack, answer?.words]).toEqual(["yes", undefined]);
    expect(answer && toDay(answer.at)).toBe("2027-04-27");

    setClock(new Date(LAST_WEEK.getTime() + 31 * DAY_MS));

    const closed = await visit(path);
    expect(closed.html).toContain("Ce lien n’est plus valable");
    expect(closed.html).not.toMatch(/Tilleuls|Élodie/);
    expect((await send(path, SAID)).status).toBe(400);
    expect((await surveyOf(survey.placementId)).answer?.comeBack).toBe("yes");
  });

  it("shows nothing by a link that was cut, and is not there by one nobody made", async () => {
    const { survey, path } = await createAsked(user);
    await Survey.updateOne({ _id: survey._id }, { linkVersion: 2 });
    expect((await visit(path)).html).toContain("Ce lien n’est plus valable");
    expect((await visit(pathOf({ _id: survey._id, linkVersion: 3 }))).html).not.toContain("Tilleuls");
    expect((await visit(`${path}x`)).status).toBe(404);
  });
});

describe("being written to again", () => {
  const inForce = () => Consent.find({ purpose: "news", withdrawnAt: { $exists: false } }).lean();

  it("is a consent like any other, with the words that were read, and once", async () => {
    const { survey, path } = await createAsked(user);
    await send(path, { ...SAID, recontact: "on" });
    await send(path, { ...SAID, recontact: "on", comeBack: "yes" });
    await settle();
    expect(await inForce()).toMatchObject([
      {
        candidateId: survey.candidateId,
        means: "survey",
        wording: "J’accepte d’être recontacté·e.",
        isGiven: true,
      },
    ]);
  });

  it("is given once by a button pressed twice, while the consent is being recorded", async () => {
    const { survey, path } = await createAsked(user);
    const ticked = { ...SAID, recontact: "on" };
    await send(path, ticked);
    await settle();
    const [{ _id: consentId } = { _id: "" }] = await inForce();
    await Consent.deleteOne({ _id: consentId });
    const waiting = { id: "waiting", kind: "followUp", data: { name: "recordConsent", payload: {} } };
    const later = { actorId: null, at: new Date(), dueAt: new Date(Date.now() + DAY_MS), attempts: 0 };
    await Survey.updateOne({ _id: survey._id }, { pendingEffects: [{ ...waiting, ...later }] });

    expect((await send(path, ticked)).status).toBe(302);
    expect((await send(path, SAID)).status).toBe(400);
    expect((await send(path, { ...ticked, comeBack: "yes" })).status).toBe(302);

    await settle();
    expect(await inForce()).toEqual([]);
    expect(await Entry.countDocuments({ text: /accepte d’être recontacté/ })).toBe(1);
  });

  it("is taken back by unticking the box", async () => {
    const { path } = await createAsked(user);
    await send(path, { ...SAID, recontact: "on" });
    await settle();
    expect((await visit(`${path}?changer=1`)).html).toMatch(/name="recontact"[^>]*checked/);

    await send(path, SAID);

    expect(await inForce()).toEqual([]);
    expect(await Consent.countDocuments({ purpose: "news", withdrawnAt: { $gte: daysAgo(1) } })).toBe(1);
  });

  it("is never given by an answer that does not tick it", async () => {
    const { path } = await createAsked(user);
    await send(path, SAID);
    await settle();
    expect(await inForce()).toEqual([]);
  });
});
