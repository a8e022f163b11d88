import { Candidate, type CandidateRecord } from "#models/candidate";
import { Survey, type SurveyAnswer, type SurveyMarks, type SurveyRecord } from "#models/survey";
import { FAMILY } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { isSame } from "~/core/lost-updates";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { withdrawConsent } from "~/features/consents/consents.commands.server";
import { semesterName } from "~/features/semesters/semester-words";
import type { Language } from "~/vocabulary/languages";
import { RECONTACT_WORDING } from "~/vocabulary/surveys";
import { NBSP } from "~/vocabulary/typography";
import { findSurveyConsent, getSurveyLink, questionsOf } from "./survey-page.queries.server";
import { SURVEY_WORDS } from "./survey-words";
import type { SurveyInput } from "./surveys.schema.server";

type Intern = Pick<CandidateRecord, "_id" | "firstName" | "lastName" | "householdId" | "referentId">;

/**
 * Notes what an intern thought of their placement, or corrects it; whoever ticks that they may be written to again gives a
 * consent, and takes it back by unticking. The file says that they answered, never what. Refuses, in the language of the
 * page, a link closed or cut, and more than ten answers an hour.
 */
export async function answerSurvey(token: string | undefined, url: URL, input: SurveyInput): Promise<void> {
  const { survey, isOpen, language } = await getSurveyLink(token, url);
  const { closed, changed, tooOften } = SURVEY_WORDS[language];
  const intern = isOpen && (await findIntern(survey.candidateId));
  if (!intern) throw new UserFacingError(closed);
  const answer = answerOf(survey, input);
  const consent = await findSurveyConsent(intern._id);
  const isGiven = consent !== null || isBeingRecorded(survey);
  const isRecontacted = input.recontact === "on";
  const isTold = survey.answer !== undefined && isSame(answer, survey.answer);
  if (isTold && isRecontacted === isGiven) return;
  if (isGiven && !consent && !isRecontacted) throw new UserFacingError(changed);
  if (await isOverLimit("link-answer", `survey ${survey._id}`)) throw new UserFacingError(tooOften);
  const actor = { ...FAMILY, name: `${intern.firstName} ${intern.lastName}` };
  if (consent && !isRecontacted)
    await withdrawConsent(actor, consent, { effects: [withdrawnEntry(intern)], refusal: changed });
  await commit(actor, Survey, survey._id, {
    onlyIf: { version: survey.version },
    refusal: changed,
    set: { state: "answered", answer },
    effects: [
      audit("survey.answered"),
      ...(survey.answer ? [] : [toldEntry(survey, intern)]),
      ...(isRecontacted && !isGiven ? await recontactEffects(intern, language) : []),
    ],
  });
}

/** The button pressed twice: what was just ticked is still on its way to the consents. */
function isBeingRecorded({ pendingEffects }: SurveyRecord): boolean {
  return pendingEffects.some(({ kind, data }) => kind === "followUp" && data.name === "recordConsent");
}

async function findIntern(candidateId: string): Promise<Intern | null> {
  const shown = { firstName: 1, lastName: 1, householdId: 1, referentId: 1 };
  return Candidate.findById(candidateId, shown).lean<Intern>();
}

/** What was not asked is not kept, and the day of the first answer stays. */
function answerOf(survey: SurveyRecord, { comeBack, words, ...told }: SurveyInput): SurveyAnswer {
  const marks: SurveyMarks = {};
  for (const question of questionsOf(survey)) {
    const mark = told[question];
    if (mark) marks[question] = mark;
  }
  return { marks, comeBack, ...(words ? { words } : {}), at: survey.answer?.at ?? now() };
}

function toldEntry({ semesterId }: SurveyRecord, { _id, firstName, lastName, householdId }: Intern): Effect {
  const text = `${firstName} a donné son avis de fin de stage (${semesterName(semesterId)}).`;
  return entry({ householdId, kind: "answer", text, memberId: _id, authorName: `${firstName} ${lastName}` });
}

/** The consent, in the words that were read, and a word to whoever follows the file: not what was answered. */
async function recontactEffects(intern: Intern, language: Language): Promise<Effect[]> {
  const { _id: candidateId, firstName, lastName, householdId, referentId } = intern;
  const text = `${firstName} ${lastName} accepte d’être recontacté·e après son stage.`;
  const href = `/households/${householdId}`;
  return [
    followUp("recordConsent", {
      ...{
        householdId,
        candidateId,
        purpose: "news",
        means: "survey",
        wording: `${RECONTACT_WORDING[language]}.`,
      },
      at: now().toISOString(),
    }),
    entry({
      householdId,
      kind: "answer",
      text,
      memberId: candidateId,
      authorName: `${firstName} ${lastName}`,
    }),
    ...(referentId ? [notice({ householdId, text, href, accountId: await standInFor(referentId) })] : []),
  ];
}

function withdrawnEntry({ _id, firstName, lastName, householdId }: Intern): Effect {
  const text = `${firstName} a retiré son accord${NBSP}: être recontacté·e après son stage.`;
  return entry({ householdId, kind: "change", text, memberId: _id, authorName: `${firstName} ${lastName}` });
}
