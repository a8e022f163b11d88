import type { NeedCriteria } from "#models/need";
import type { ProposedCare } from "#models/need-childcare";
import type { Proposal } from "#models/proposal";
import {
  CARE_FRESH_DAYS,
  CARE_MODES,
  type CareAge,
  type CareRhythm,
  ODD_HOURS,
} from "~/vocabulary/childcare";
import { daysBetween, formatCount } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";
import type { Criterion, Judgement, PlaceFacts } from "../needs/ranking";
import { shortDayWords, UNSAID } from "../needs/reason-words";
import { forAge } from "./care-age";
import { answerTo, coverOf, daysLate } from "./care-hours";
import { judgeCarePlace } from "./care-place";
import { oddHoursOf } from "./care-week";

/** What a figure counts for once stale: near what nobody knows. */
const STALE_FREE = 0.6;
const STALE_FULL = 0.4;
/** Days after the month wished for in which a place comes too late. */
const LATE_DAYS = 60;

type Judge = (criteria: NeedCriteria, care: ProposedCare, facts: PlaceFacts) => Judgement | null;

/** What places for a child are compared on, in the order their reasons are read. */
export const CHILDCARE_CRITERIA: readonly Criterion[] = [
  { key: "modes", label: "Mode d’accueil", importance: "high", judge: ofCare(judgeMode) },
  { key: "age", label: "Âge", importance: "must", judge: ofCare(judgeAge) },
  { key: "week", label: "Semaine", importance: "high", judge: ofCare(judgeWeek) },
  { key: "oddHours", label: "Horaires atypiques", importance: "must", judge: ofCare(judgeOddHours) },
  { key: "rhythm", label: "Rythme", importance: "high", judge: ofCare(judgeRhythm) },
  { key: "freePlaces", label: "Places libres", importance: "high", judge: ofCare(judgeFreePlaces) },
  { key: "communes", label: "Commune", importance: "high", judge: ofCare(judgeCarePlace) },
  { key: "careFromMonth", label: "Date", importance: "normal", judge: ofCare(judgeDate) },
  { key: "hasAdaptedCare", label: "Accueil inclusif", importance: "high", judge: ofCare(judgeInclusion) },
];

function ofCare(judge: Judge): Criterion["judge"] {
  return (criteria, proposal, facts) => (isCare(proposal) ? judge(criteria, proposal, facts) : null);
}

function isCare(proposal: Proposal): proposal is ProposedCare {
  return proposal.kind === "childcare";
}

function judgeMode({ modes = [] }: NeedCriteria, { mode }: ProposedCare): Judgement | null {
  if (modes.length === 0) return null;
  if (!mode) return { words: { fr: "mode d’accueil à vérifier", en: "kind of care to be checked" } };
  return { fit: Number(modes.includes(mode)), words: CARE_MODES[mode] };
}

/** A place that minds children of that age need not say so: it says how many it could take. */
function judgeAge(_criteria: NeedCriteria, { age, takesAge }: ProposedCare): Judgement | null {
  if (!age || takesAge !== false) return null;
  const { fr, en } = forAge(age);
  return { fit: 0, words: { fr: `pas d’accueil ${fr}`, en: `no care ${en}` } };
}

/** Whether it minds children over the whole usual week; a day nobody knows of counts for half once another is refused. */
function judgeWeek({ week = [] }: NeedCriteria, care: ProposedCare): Judgement | null {
  if (week.length === 0) return null;
  const { covered, unknown, refusals } = coverOf(week, care);
  if (refusals.fr) return { fit: (covered + unknown / 2) / week.length, words: refusals };
  if (unknown > 0) return { words: { fr: "horaires à vérifier", en: "hours to be checked" } };
  return { fit: 1, words: { fr: "ouvert sur toute la semaine demandée", en: "open all the week asked for" } };
}

function judgeOddHours(criteria: NeedCriteria, care: ProposedCare): Judgement | null {
  const asked = oddHoursOf(criteria);
  if (asked.length === 0) return null;
  const answers = asked.map((one) => ({ one, answer: answerTo(one, criteria, care) }));
  const refused = answers.filter(({ answer }) => answer === "no").map(({ one }) => one);
  if (refused.length > 0) return { fit: 1 - refused.length / asked.length, words: notAt(refused) };
  if (answers.some(({ answer }) => answer === undefined)) {
    return { words: { fr: "horaires atypiques à vérifier", en: "odd hours to be checked" } };
  }
  return { fit: 1, words: listed(asked) };
}

/** What a place says of care now and then, or at once: judged once it is asked for and the place says something. */
function judgeRhythm(
  { rhythm }: NeedCriteria,
  { takesOccasional, takesEmergencies }: ProposedCare,
): Judgement | null {
  if (!rhythm || rhythm === "regular") return null;
  const isTaken = rhythm === "occasional" ? takesOccasional : takesEmergencies;
  if (isTaken === undefined) return null;
  return { fit: Number(isTaken), words: RHYTHM_WORDS[rhythm][isTaken ? "taken" : "refused"] };
}

const RHYTHM_WORDS: Readonly<
  Record<Exclude<CareRhythm, "regular">, Readonly<Record<"taken" | "refused", Word>>>
> = {
  occasional: {
    taken: { fr: "accueil occasionnel possible", en: "occasional care possible" },
    refused: { fr: "accueil occasionnel non prévu", en: "no occasional care" },
  },
  emergency: {
    taken: { fr: "accueil d’urgence possible", en: "emergency care possible" },
    refused: { fr: "urgence non prévue", en: "no emergency care" },
  },
};

/** A partner who proposes a place has it: only what is said of the places, or what comes from a register, is judged. */
function judgeFreePlaces(
  _criteria: NeedCriteria,
  { freePlaces, freeSaidOn, careServiceId, age, takesAge }: ProposedCare,
  { today }: PlaceFacts,
): Judgement | null {
  if (freePlaces === undefined) {
    if (!careServiceId) return null;
    return { words: takesAge === false ? UNSAID : placesToCheck(age) };
  }
  const isFresh = freeSaidOn && today && daysBetween(freeSaidOn, today) <= CARE_FRESH_DAYS;
  const said = freeWords(freePlaces, { age, saidOn: freeSaidOn });
  if (isFresh) return { fit: Number(freePlaces > 0), words: said };
  return {
    fit: freePlaces > 0 ? STALE_FREE : STALE_FULL,
    words: { fr: `${said.fr}, à vérifier`, en: `${said.en}, to be checked` },
  };
}

/** « places pour 1 an à vérifier » */
function placesToCheck(age: CareAge | undefined): Word {
  const whose = age ? forAge(age) : UNSAID;
  return {
    fr: ["places", whose.fr, "à vérifier"].filter(Boolean).join(" "),
    en: ["places", whose.en, "to be checked"].filter(Boolean).join(" "),
  };
}

/** « 2 places libres pour 1 an au 12 mai », "2 free places for children 1 year old on 12 May" */
function freeWords(free: number, { age, saidOn }: { age?: CareAge; saidOn?: string }): Word {
  const day = saidOn && shortDayWords(saidOn);
  const whose = age ? forAge(age) : UNSAID;
  return {
    fr: [FREE.fr(free), whose.fr, day && `au ${day.fr}`].filter(Boolean).join(" "),
    en: [FREE.en(free), whose.en, day && `on ${day.en}`].filter(Boolean).join(" "),
  };
}

const FREE = {
  fr: (free: number) =>
    free === 0 ? "pas de place libre" : formatCount(free, "place libre", "places libres"),
  en: (free: number) => (free === 0 ? "no free place" : `${free} free ${free === 1 ? "place" : "places"}`),
};

function judgeDate({ careFromMonth }: NeedCriteria, { fromOn }: ProposedCare): Judgement | null {
  if (!careFromMonth || !fromOn) return null;
  const day = shortDayWords(fromOn);
  return {
    fit: Math.max(0, 1 - daysLate(careFromMonth, fromOn) / LATE_DAYS),
    words: { fr: `dès le ${day.fr}`, en: `from ${day.en}` },
  };
}

/**
 * What the place says of itself is told alike for every child, so that nobody reads in it what was ticked of one; it weighs
 * only for those it matters to, and never puts a place aside.
 */
function judgeInclusion({ hasAdaptedCare }: NeedCriteria, { isInclusive }: ProposedCare): Judgement | null {
  if (isInclusive) return { fit: 1, words: INCLUSIVE, isOnlySaid: !hasAdaptedCare };
  return hasAdaptedCare ? { words: UNSAID } : null;
}

const INCLUSIVE: Word = { fr: "accueil inclusif", en: "inclusive care" };

function listed(hours: readonly (keyof typeof ODD_HOURS)[]): Word {
  return {
    fr: hours.map((one) => ODD_HOURS[one].fr).join(", "),
    en: hours.map((one) => ODD_HOURS[one].en).join(", "),
  };
}

function notAt(hours: readonly (keyof typeof ODD_HOURS)[]): Word {
  const { fr, en } = listed(hours);
  return { fr: `pas ${fr}`, en: `not ${en}` };
}
