import type { NeedCriteria } from "#models/need";
import type { ProposedSchool } from "#models/need-schooling";
import type { Proposal } from "#models/proposal";
import { SCHOOL_LEVELS, SCHOOL_SECTORS } from "~/vocabulary/schooling";
import { daysBetween, foldText } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";
import { judgePlace } from "../needs/place-judgement";
import { bounded, type Criterion, type Judgement, type PlaceFacts } from "../needs/ranking";
import { shortDayWords } from "../needs/reason-words";

/** How far from the communes wished for a school still suits when it is in none of them. */
const USUAL_KM = 15;
/** Days after the day wished for on which a place comes too late. */
const LATE_DAYS = 30;

type Judge = (criteria: NeedCriteria, school: ProposedSchool, facts: PlaceFacts) => Judgement | null;

/** What schools are compared on, in the order their reasons are read. */
export const SCHOOLING_CRITERIA: readonly Criterion[] = [
  { key: "level", label: "Classe", importance: "must", judge: ofSchool(judgeLevel) },
  { key: "communes", label: "Commune", importance: "high", judge: ofSchool(judgeWhere) },
  { key: "schoolSector", label: "Public ou privé", importance: "high", judge: ofSchool(judgeSector) },
  { key: "needsCanteen", label: "Cantine", importance: "normal", judge: ofSchool(judgeCanteen) },
  { key: "needsAfterSchool", label: "Périscolaire", importance: "normal", judge: ofSchool(judgeAfterSchool) },
  { key: "needsBoarding", label: "Internat", importance: "must", judge: ofSchool(judgeBoarding) },
  { key: "fromOn", label: "Date", importance: "normal", judge: ofSchool(judgeDate) },
];

function ofSchool(judge: Judge): Criterion["judge"] {
  return (criteria, proposal, facts) => (isSchool(proposal) ? judge(criteria, proposal, facts) : null);
}

function isSchool(proposal: Proposal): proposal is ProposedSchool {
  return proposal.kind === "schooling";
}

/** A class told in other words than ours cannot be compared: it is unknown, not refused. */
function judgeLevel({ level: asked }: NeedCriteria, { level }: ProposedSchool): Judgement | null {
  if (!asked) return null;
  const { fr, en } = SCHOOL_LEVELS[asked];
  if (!level) return { words: { fr: "classe à vérifier", en: "class to be checked" } };
  if (foldText(level) === foldText(fr)) return { fit: 1, words: { fr: `en ${fr}`, en: `in ${en}` } };
  if (!isLevelName(level)) return { words: { fr: level, en: level } };
  return { fit: 0, words: { fr: `${level} et non ${fr}`, en: `${level}, not ${en}` } };
}

const LEVEL_NAMES = new Set(Object.values(SCHOOL_LEVELS).map(({ fr }) => foldText(fr)));

function isLevelName(level: string): boolean {
  return LEVEL_NAMES.has(foldText(level));
}

function judgeWhere(
  { communes, distanceMaxKm: most = USUAL_KM }: NeedCriteria,
  school: ProposedSchool,
  facts: PlaceFacts,
): Judgement | null {
  return judgePlace({ communes, most }, school, facts);
}

function judgeSector(
  { schoolSector: asked }: NeedCriteria,
  { schoolSector }: ProposedSchool,
): Judgement | null {
  if (!asked) return null;
  if (!schoolSector)
    return { words: { fr: "public ou privé à vérifier", en: "state or private to be checked" } };
  return { fit: Number(asked === schoolSector), words: SCHOOL_SECTORS[schoolSector] };
}

interface Service {
  yes: Word;
  no: Word;
  unknown: Word;
}

const CANTEEN: Service = {
  yes: { fr: "cantine", en: "canteen" },
  no: { fr: "pas de cantine", en: "no canteen" },
  unknown: { fr: "cantine à vérifier", en: "canteen to be checked" },
};
const AFTER_SCHOOL: Service = {
  yes: { fr: "accueil périscolaire", en: "after-school care" },
  no: { fr: "pas d’accueil périscolaire", en: "no after-school care" },
  unknown: { fr: "périscolaire à vérifier", en: "after-school care to be checked" },
};
const BOARDING: Service = {
  yes: { fr: "internat", en: "boarding" },
  no: { fr: "pas d’internat", en: "no boarding" },
  unknown: { fr: "internat à vérifier", en: "boarding to be checked" },
};

function judgeCanteen({ needsCanteen }: NeedCriteria, { hasCanteen }: ProposedSchool): Judgement | null {
  return judgeService(needsCanteen, hasCanteen, CANTEEN);
}

function judgeAfterSchool(
  { needsAfterSchool }: NeedCriteria,
  { hasAfterSchool }: ProposedSchool,
): Judgement | null {
  return judgeService(needsAfterSchool, hasAfterSchool, AFTER_SCHOOL);
}

function judgeBoarding({ needsBoarding }: NeedCriteria, { hasBoarding }: ProposedSchool): Judgement | null {
  return judgeService(needsBoarding, hasBoarding, BOARDING);
}

function judgeService(
  isAsked: boolean | undefined,
  has: boolean | undefined,
  words: Service,
): Judgement | null {
  if (!isAsked) return null;
  if (has === undefined) return { words: words.unknown };
  return has ? { fit: 1, words: words.yes } : { fit: 0, words: words.no };
}

function judgeDate({ fromOn: asked }: NeedCriteria, { fromOn }: ProposedSchool): Judgement | null {
  if (!asked || !fromOn) return null;
  const late = daysBetween(asked, fromOn);
  const day = shortDayWords(fromOn);
  return {
    fit: bounded(1 - late / LATE_DAYS),
    words: { fr: `dès le ${day.fr}`, en: `from ${day.en}` },
  };
}
