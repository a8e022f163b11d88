import { beforeEach, describe, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { Survey, type SurveyRecord } from "#models/survey";
import { createUser } from "#tests/factories/accounts";
import { createSemester } from "#tests/factories/placements";
import { createPlaced, LAST_WEEK, pathOf, surveyMails, surveyOf } from "#tests/factories/surveys";
import { speakEnglish } from "#tests/factories/tracking";
import { frenchIn, letterIn } from "#tests/support/french-words";
import { send, visit } from "#tests/support/public-site";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { askDueSurveys, remindSurveys } from "~/features/surveys/survey-sending.commands.server";

const DAY_MS = 24 * 3600 * 1000;
const NAMES = ["Maison de santé des Tilleuls", "Welcome 46"];
const SAID = { welcome: "great", comeBack: "maybe", words: "Thank you, Paul." };

let survey: SurveyRecord;
let path: string;

beforeEach(async () => {
  setClock(LAST_WEEK);
  const user = await createUser("responsable");
  await updateSetting(user, "brand", {
    programme: "Welcome 46",
    phone: "0536490012",
    email: "a@lot.example",
  });
  await createSemester();
  const { placement } = await createPlaced(user);
  await speakEnglish(placement.candidateId);
  await askDueSurveys(50);
  survey = await surveyOf(placement._id);
  path = pathOf(survey);
});

describe("the survey of an intern who chose English", () => {
  it("is asked and reminded in English", async () => {
    setClock(new Date(LAST_WEEK.getTime() + 14 * DAY_MS));
    await remindSurveys(50);
    expect((await surveyMails()).map(({ params }) => [params.language, params.semester])).toEqual([
      ["en", "winter 2026-2027"],
      ["en", "winter 2026-2027"],
    ]);
  });

  it("is a page without a French word, which says so, and leads to the French one and back", async () => {
    await Survey.updateOne({ _id: survey._id }, { wasLodged: true });
    const { html } = await visit(path);
    expect(html).toMatch(/<article class="letter" lang="en">/);
    expect(html).toContain("Your placement, winter 2026-2027");
    expect(frenchIn(letterIn(html), ...NAMES)).toEqual([]);
    expect(html).toContain(`<a href="${path}?lang=fr" lang="fr">En français</a>`);
    expect(html).toContain("Skip to content");
    const french = (await visit(`${path}?lang=fr`)).html;
    expect(french).toContain("Votre stage, hiver 2026-2027");
    expect(french).toContain(`<a href="${path}?lang=en" lang="en">In English</a>`);
  });

  it("refuses in English, and keeps what was typed", async () => {
    const { status, html } = await send(path, { words: "Très bien" });
    expect(status).toBe(400);
    expect(html).toContain("Your answers are not noted");
    expect(html).toContain("Say whether you would come back to settle here: yes, maybe or no.");
    expect(html).toContain("Très bien</textarea>");
    expect((await send(path, { ...SAID, words: "a".repeat(2001) })).html).toContain(
      "2000 characters at most",
    );
  });

  it("thanks in English, until when it may be corrected, and says it of a closed link", async () => {
    expect((await send(path, SAID)).location).toBe(path);
    const { html } = await visit(path);
    expect(html).toContain("until 27 May 2027");
    expect(html).toContain('href="?lang=en&amp;changer=1"');
    expect(frenchIn(letterIn(html), ...NAMES)).toEqual([]);
    setClock(new Date(LAST_WEEK.getTime() + 40 * DAY_MS));
    const closed = await visit(path);
    expect(closed.html).toContain("This link is no longer valid");
    expect(frenchIn(letterIn(closed.html), ...NAMES)).toEqual([]);
    expect((await send(path, SAID)).html).toContain("This link takes no more answers.");
  });

  it("keeps the consent in the words that were read, and tells the team in French", async () => {
    await send(path, { ...SAID, recontact: "on" });
    await settle();
    expect(await Consent.findOne({ purpose: "news" }).lean()).toMatchObject({
      wording: "I agree to be contacted again.",
    });
    expect(
      await Entry.exists({ text: /a donné son avis de fin de stage \(hiver 2026-2027\)/ }),
    ).not.toBeNull();
  });
});

it("an address that asks for French keeps it once answered, and one nobody made is told of in English", async () => {
  expect((await send(`${path}?lang=fr&changer=1`, SAID)).location).toBe(`${path}?lang=fr`);
  const { status, html } = await visit(`${path}x?lang=en`);
  expect([status, html.includes("This link leads to no page")]).toEqual([404, true]);
  expect(html).toContain('<div class="problem" lang="en">');
});
