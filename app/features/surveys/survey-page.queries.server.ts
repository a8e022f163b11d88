import { Consent, type ConsentRecord } from "#models/consent";
import { Survey, type SurveyAnswer, type SurveyRecord } from "#models/survey";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { languageOfCandidate } from "~/features/candidates/candidates.queries.server";
import { semesterName } from "~/features/semesters/semester-words";
import { dayIn } from "~/vocabulary/in-language";
import { type Language, letterLanguage } from "~/vocabulary/languages";
import type { SurveyQuestion } from "~/vocabulary/surveys";

/** Days a survey that nobody answered stays open, and days an answer may be corrected. */
const OPEN_DAYS = 60;
const CORRECTED_DAYS = 30;

export type SurveyStage = "open" | "said" | "closed";

export interface SurveyPage {
  stage: SurveyStage;
  language: Language;
  programme: string;
  phone: string;
  email: string;
  semester: string;
  /** « Maison de santé des Tilleuls, Figeac »; empty once it is gone. */
  place: string;
  questions: SurveyQuestion[];
  said?: Pick<SurveyAnswer, "marks" | "comeBack" | "words"> & { mayBeRecontacted: boolean };
  /** Until when it may be corrected: « 12 mai 2026 ». */
  until: string;
}

export interface SurveyLink {
  survey: SurveyRecord;
  isOpen: boolean;
  /** Of its page: that of the intern, unless its address says the other. */
  language: Language;
}

/** The survey a link was sent for, and whether it still takes an answer; 404 for a link we did not make. */
export async function getSurveyLink(token: string | undefined, { searchParams }: URL): Promise<SurveyLink> {
  const link = readLinkToken("survey", token);
  const survey = link && (await Survey.findById(link.id).lean<SurveyRecord>());
  if (!survey) throw notFound();
  const isCurrent = survey.linkVersion === link.version && survey.candidateId !== "";
  return {
    ...{ survey, isOpen: isCurrent && toDay(now()) <= openUntil(survey) },
    language: letterLanguage(searchParams, await languageOfCandidate(survey.candidateId)),
  };
}

/** What the page of such a link shows: nothing of anybody once it is closed. */
export async function getSurveyPage(token: string | undefined, url: URL): Promise<SurveyPage> {
  const [{ survey, isOpen, language }, { brand }] = await Promise.all([
    getSurveyLink(token, url),
    getSettings(),
  ]);
  const { programme, phone, email } = brand;
  const shared = { language, programme, phone, email };
  if (!isOpen) return { stage: "closed", ...shared, semester: "", place: "", questions: [], until: "" };
  const { answer, semesterId, placeId } = survey;
  const [place, consent] = await Promise.all([placeName(placeId), findSurveyConsent(survey.candidateId)]);
  const isChanging = !answer || url.searchParams.has("changer");
  return {
    stage: isChanging ? "open" : "said",
    ...{ ...shared, semester: semesterName(semesterId, language), place, questions: questionsOf(survey) },
    ...(answer ? { said: saidOf(answer, consent !== null) } : {}),
    until: dayIn(language, openUntil(survey)),
  };
}

/** Lodging is asked of whoever was lodged. */
export function questionsOf({ wasLodged }: Pick<SurveyRecord, "wasLodged">): SurveyQuestion[] {
  return ["welcome", "supervision", ...(wasLodged ? (["lodging"] as const) : []), "family"];
}

/** The consent to being written to again that somebody gave by a survey, and did not take back; null when there is none. */
export async function findSurveyConsent(candidateId: string): Promise<ConsentRecord | null> {
  const given = { candidateId, purpose: "news" as const, means: "survey" as const, isGiven: true };
  return Consent.findOne({ ...given, withdrawnAt: { $exists: false } })
    .sort({ at: -1 })
    .lean<ConsentRecord>();
}

function openUntil({ answer, sentAt }: SurveyRecord): string {
  return answer ? addDays(toDay(answer.at), CORRECTED_DAYS) : addDays(toDay(sentAt), OPEN_DAYS);
}

function saidOf({ marks, comeBack, words }: SurveyAnswer, mayBeRecontacted: boolean) {
  return { marks, comeBack, ...(words ? { words } : {}), mayBeRecontacted };
}

async function placeName(placeId: string): Promise<string> {
  const place = await TrainingPlace.findById(placeId, { structureName: 1, communeName: 1 }).lean<
    Pick<TrainingPlaceRecord, "structureName" | "communeName">
  >();
  return place ? `${place.structureName}, ${place.communeName}` : "";
}
