import type { NeedCriteria } from "#models/need";
import type { ProposedPost } from "#models/need-work";
import type { Proposal } from "#models/proposal";
import { daysBetween, foldText, lowerFirst, NBSP } from "~/vocabulary/typography";
import type { Word, Words } from "~/vocabulary/words";
import { TELEWORK, type Telework, WORKING_TIMES } from "~/vocabulary/work";
import { judgePlace } from "../needs/place-judgement";
import { bounded, type Criterion, type Judgement, type PlaceFacts } from "../needs/ranking";
import { daysWords, eurosWords, shortDayWords, UNSAID } from "../needs/reason-words";

/** A trade of the same family: the first three characters of the ROME code. */
const NEAR_TRADE = 0.6;
/** Words in common alone: from one of them to all of them. */
const SOME_WORDS = 0.3;
const ALL_WORDS = 0.5;
/** Under the wage wished for by this share, a wage no longer suits at all. */
const UNDER_WAGE = 0.25;
/** How far from the communes wished for one would work when nobody said how far. */
const USUAL_KM = 30;
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
  { key: "wageMin", label: "Salaire", importance: "must", judge: ofPost(judgeWage) },
  { key: "workingTime", label: "Temps de travail", importance: "high", judge: ofPost(judgeTime) },
  { key: "telework", label: "Télétravail", importance: "normal", judge: ofPost(judgeTelework) },
  { key: "communes", label: "Lieu", importance: "high", judge: ofPost(judgeWhere) },
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
  const name = lowerFirst(post.post);
  const asked = { fr: `${name} comme recherché`, en: `${name} as looked for` };
  if (wished && code === wished) return { fit: 1, words: asked };
  if (wished && code?.slice(0, 3) === wished.slice(0, 3))
    return { fit: NEAR_TRADE, words: { fr: `${name}, un métier voisin`, en: `${name}, a related trade` } };
  const share = commonShare(occupation, post.post);
  const other = {
    fr: `${name}, un autre métier que recherché`,
    en: `${name}, another trade than the one looked for`,
  };
  if (share === 0) return { fit: 0, words: other };
  const close = { fr: `${name}, proche de ce qui est recherché`, en: `${name}, close to what is looked for` };
  return { fit: SOME_WORDS + (ALL_WORDS - SOME_WORDS) * share, words: close };
}

function judgeWage({ wageMin }: NeedCriteria, { wage }: ProposedPost): Judgement | null {
  if (!wageMin) return null;
  if (!wage) return { words: { fr: "salaire inconnu", en: "wage unknown" } };
  return {
    fit: bounded(1 - (wageMin - wage) / (wageMin * UNDER_WAGE)),
    words: wageWords(wage, wageMin),
  };
}

/** « 2 400 € brut sur 2 300 € », « 2 000 € brut, 300 € sous le plancher » */
function wageWords(wage: number, wageMin: number): Word {
  const [paid, least] = [eurosWords(wage), eurosWords(wageMin)];
  const under = eurosWords(wageMin - wage);
  return wage < wageMin
    ? {
        fr: `${paid.fr} brut, ${under.fr} sous le plancher`,
        en: `${paid.en} gross, ${under.en} under the floor`,
      }
    : { fr: `${paid.fr} brut sur ${least.fr}`, en: `${paid.en} gross for ${least.en}` };
}

function judgeTime({ workingTime: asked }: NeedCriteria, { workingTime }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!workingTime) return { words: { fr: "temps de travail inconnu", en: "working time unknown" } };
  const words = loweredWord(WORKING_TIMES[workingTime]);
  if (asked === workingTime) return { fit: 1, words };
  return { fit: 0, words: { fr: `${words.fr} seulement proposé`, en: `only ${words.en} offered` } };
}

/** How much a post answers who would work on site, some days away, or wholly away. */
const TELEWORK_FITS: Readonly<Record<Telework, Readonly<Record<Telework, number>>>> = {
  none: { none: 1, some: 1, full: 0 },
  some: { none: 0, some: 1, full: 1 },
  full: { none: 0, some: 0.5, full: 1 },
};
const TELEWORK_WORDS: Words<Telework> = {
  none: { fr: "sans télétravail", en: "no remote work" },
  some: { fr: "télétravail quelques jours", en: "remote work some days" },
  full: loweredWord(TELEWORK.full),
};

function judgeTelework({ telework: asked }: NeedCriteria, { telework }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!telework) return { words: { fr: "télétravail inconnu", en: "remote work unknown" } };
  return { fit: TELEWORK_FITS[asked][telework], words: TELEWORK_WORDS[telework] };
}

function judgeWhere(
  { communes, distanceMaxKm: most = USUAL_KM }: NeedCriteria,
  post: ProposedPost,
  facts: PlaceFacts,
): Judgement | null {
  if (communes.length > 0 && post.telework === "full") return { fit: 1, words: UNSAID };
  return judgePlace({ communes, most }, post, facts);
}

function judgeDate({ fromOn: asked }: NeedCriteria, { fromOn }: ProposedPost): Judgement | null {
  if (!asked) return null;
  if (!fromOn) return { words: { fr: "date inconnue", en: "date unknown" } };
  const late = daysBetween(asked, fromOn);
  const words = startWords(fromOn, late);
  if (late > 0) return { fit: bounded(1 - late / LATE_DAYS), words };
  return { fit: late >= -WAITED_DAYS ? 1 : 0.5, words };
}

/** When a post begins, so many days after the date wished for. */
function startWords(fromOn: string, late: number): Word {
  const day = shortDayWords(fromOn);
  const [fr, en] = [`début le ${day.fr}`, `starts on ${day.en}`];
  if (late > 0) {
    const days = daysWords(late);
    return {
      fr: `${fr}, ${days.fr} après la date souhaitée`,
      en: `${en}, ${days.en} after the date wished for`,
    };
  }
  if (late >= -WAITED_DAYS) return { fr: `${fr}, à temps`, en: `${en}, in time` };
  return {
    fr: `${fr}, avant la date souhaitée${NBSP}: à négocier`,
    en: `${en}, before the date wished for: to be negotiated`,
  };
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

function loweredWord({ fr, en }: Word): Word {
  return { fr: lowerFirst(fr), en: lowerFirst(en) };
}
