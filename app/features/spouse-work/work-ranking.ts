import type { NeedCriteria } from "#models/need";
import type { ProposedPost } from "#models/need-work";
import type { Proposal } from "#models/proposal";
import {
  daysBetween,
  foldText,
  formatCount,
  formatDayShort,
  formatEuros,
  NBSP,
} from "~/vocabulary/typography";
import { TELEWORK, type Telework, WORKING_TIMES } from "~/vocabulary/work";
import { atCommune } from "../needs/place-words";
import type { Criterion, Judgement, PlaceFacts } from "../needs/ranking";

/** A trade of the same family: the first three characters of the ROME code. */
const NEAR_TRADE = 0.6;
/** Words in common alone: from one of them to all of them. */
const SOME_WORDS = 0.3;
const ALL_WORDS = 0.5;
/** Under the wage wished for by this share, a wage no longer suits at all. */
const UNDER_WAGE = 0.25;
/** How far from the communes wished for one would work when nobody said how far. */
const USUAL_KM = 30;
/** A post somewhere else, however near: a commune wished for comes first. */
const ELSEWHERE = 0.9;
/** In the same intercommunalité, when the distance is not known. */
const NEAR_PLACE = 0.6;
/** Days an employer waits, and days after which a post begins too late. */
const WAITED_DAYS = 30;
const LATE_DAYS = 90;
/** A letter or two change from « ingénieur » to « ingénieure ». */
const ENDING = 3;
const SHORTEST_STEM = 4;
const COMMON_WORDS = new Set("avec chez dans des ou une pour sur les".split(" "));

type Judge = (criteria: NeedCriteria, post: ProposedPost, facts: PlaceFacts) => Judgement | null;

/** What posts are compared on, in the order their reasons are read. */
export const WORK_CRITERIA: readonly Criterion[] = [
  { key: "occupation", label: "Métier", importance: "high", judge: ofPost(judgeTrade) },
  { key: "wageMin", label: "Salaire", importance: "high", judge: ofPost(judgeWage) },
  { key: "workingTime", label: "Temps de travail", importance: "high", judge: ofPost(judgeTime) },
  { key: "telework", label: "Télétravail", importance: "normal", judge: ofPost(judgeTelework) },
  { key: "communes", label: "Lieu", importance: "high", judge: ofPost(judgePlace) },
  { key: "fromOn", label: "Date", importance: "normal", judge: ofPost(judgeDate) },
];

function ofPost(judge: Judge): Criterion["judge"] {
  return (criteria, proposal, facts) => (isPost(proposal) ? judge(criteria, proposal, facts) : null);
}

function isPost(proposal: Proposal): proposal is ProposedPost {
  return proposal.kind === "spouse-work";
}

function judgeTrade({ occupation, romeCode: wished }: NeedCriteria, post: ProposedPost): Judgement | null {
  if (!occupation) return null;
  const { romeCode: code } = post;
  const name = lowered(post.post);
  if (wished && code === wished) return { fit: 1, words: `${name} comme recherché` };
  if (wished && code?.slice(0, 3) === wished.slice(0, 3))
    return { fit: NEAR_TRADE, words: `${name}, un métier voisin` };
  const share = commonShare(occupation, post.post);
  if (share === 0) return { fit: 0, words: `${name}, un autre métier que recherché` };
  return {
    fit: SOME_WORDS + (ALL_WORDS - SOME_WORDS) * share,
    words: share === 1 ? `${name} comme recherché` : `${name}, proche du métier recherché`,
  };
}

function judgeWage({ wageMin }: NeedCriteria, { wage }: ProposedPost): Judgement | null {
  if (!wageMin) return null;
  if (!wage) return { words: "salaire inconnu" };
  return {
    fit: between(1 - (wageMin - wage) / (wageMin * UNDER_WAGE)),
    words: `${formatEuros(wage)} brut ${wage < wageMin ? "pour" : "sur"} ${formatEuros(wageMin)}`,
  };
}

function judgeTime({ workingTime: asked }: NeedCriteria, { workingTime }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!workingTime) return { words: "temps de travail inconnu" };
  const words = lowered(WORKING_TIMES[workingTime].fr);
  return asked === workingTime ? { fit: 1, words } : { fit: 0, words: `${words} seulement proposé` };
}

/** How much a post answers who would work on site, some days away, or wholly away. */
const TELEWORK_FITS: Readonly<Record<Telework, Readonly<Record<Telework, number>>>> = {
  none: { none: 1, some: 1, full: 0 },
  some: { none: 0, some: 1, full: 1 },
  full: { none: 0, some: 0.5, full: 1 },
};
const TELEWORK_WORDS: Readonly<Record<Telework, string>> = {
  none: "sans télétravail",
  some: "télétravail quelques jours",
  full: lowered(TELEWORK.full.fr),
};

function judgeTelework({ telework: asked }: NeedCriteria, { telework }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!telework) return { words: "télétravail inconnu" };
  return { fit: TELEWORK_FITS[asked][telework], words: TELEWORK_WORDS[telework] };
}

function judgePlace(
  { communes, distanceMaxKm: most = USUAL_KM }: NeedCriteria,
  { communeCode, communeName, telework }: ProposedPost,
  { distanceKm, isApproximate, isNearWished }: PlaceFacts,
): Judgement | null {
  if (communes.length === 0) return null;
  if (telework === "full") return { fit: 1, words: "" };
  if (!communeCode) return { words: "lieu à vérifier" };
  const where = atCommune(communeName ?? communeCode);
  if (communes.includes(communeCode)) return { fit: 1, words: `${where} comme souhaité` };
  if (distanceKm !== undefined) {
    const far = `à ${isApproximate ? "environ " : ""}${formatCount(distanceKm, "km", "km")} à vol d’oiseau`;
    return { fit: ELSEWHERE * between(2 - distanceKm / most), words: `${where}, ${far}` };
  }
  if (isNearWished) return { fit: NEAR_PLACE, words: `${where}, non loin de ce qui est souhaité` };
  return { words: `${where}, distance inconnue` };
}

function judgeDate({ fromOn: asked }: NeedCriteria, { fromOn }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!fromOn) return { words: "date inconnue" };
  const late = daysBetween(asked, fromOn);
  const words = `début le ${formatDayShort(fromOn)}`;
  if (late > 0) {
    const days = formatCount(late, "jour", "jours");
    return { fit: between(1 - late / LATE_DAYS), words: `${words}, ${days} après la date souhaitée` };
  }
  if (late >= -WAITED_DAYS) return { fit: 1, words: `${words}, à temps` };
  return { fit: 0.5, words: `${words}, avant la date souhaitée${NBSP}: à négocier` };
}

/** The share of the words of a trade that a post has, from 0 to 1, gender and accents aside. */
function commonShare(occupation: string, post: string): number {
  const [asked, said] = [tellingWords(occupation), tellingWords(post)];
  const common = asked.filter((word) => said.some((other) => isSameWord(word, other)));
  return asked.length > 0 ? common.length / asked.length : 0;
}

function tellingWords(text: string): string[] {
  const words = foldText(text).split(" ");
  return [...new Set(words.filter((word) => word.length >= 3 && !COMMON_WORDS.has(word)))];
}

function isSameWord(one: string, other: string): boolean {
  const length = Math.max(SHORTEST_STEM, Math.min(one.length, other.length) - ENDING);
  const isClose = Math.abs(one.length - other.length) <= ENDING;
  return one === other || (isClose && one.slice(0, length) === other.slice(0, length));
}

/** A name in a sentence; « DRH » stays as it is. */
function lowered(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function between(fit: number): number {
  return Math.min(1, Math.max(0, fit));
}
