import type { PartnerRecord } from "#models/partner";
import type { Day } from "~/core/calendar";
import { ONBOARDING_STEPS } from "~/vocabulary/partners";
import { formatCount, joinWords } from "~/vocabulary/typography";
import { capacityShown, delayWords } from "./partner-words";

export type Rankable = Pick<
  PartnerRecord,
  "name" | "territories" | "communes" | "channel" | "capacity" | "onboarding" | "askedCount" | "answeredCount"
> &
  Partial<Pick<PartnerRecord, "_id">>;

/** What is wished, and from when it is seen. */
export interface Wish {
  /** The communes wished, with the intercommunalité of each. */
  communes: readonly { code: string; name: string; epciCode: string | null }[];
  /** The territories of the file, when no commune is wished. */
  territories: readonly string[];
  /** The relay centre where the families of the first commune ask first (« guichet unique »). */
  desk?: { partnerId: string; communeName: string };
  today: Day;
  /** Days after which what a partner said of their capacity is no longer relied on. */
  staleDays: number;
}

/** How a partner answers, and what they are busy with. */
export interface AskFacts {
  askedThisYear: number;
  /** Requests they have not answered yet. */
  awaited: number;
  /** Days to an answer, on average; absent while they have answered nothing. */
  meanDays?: number;
}

export interface Ranking {
  /** The single desk of the first commune wished: asked first, whoever else covers it. */
  isDesk: boolean;
  /** 3 covers a commune wished, 2 the territory, 1 the whole département, 0 covers elsewhere. */
  coverage: number;
  isFull: boolean;
  reasons: string[];
}

/** Why a partner comes where they come, in words; what they are busy with when it is known. */
export function rankingOf(partner: Rankable, wish: Wish, facts?: AskFacts): Ranking {
  const { coverage, words } = coverageOf(partner, wish);
  const desk = wish.desk?.partnerId === partner._id ? wish.desk : undefined;
  const capacity = partner.capacity && capacityShown(partner.capacity, wish);
  return {
    isDesk: desk !== undefined,
    coverage,
    isFull: capacity !== undefined && capacity.light === "full" && !capacity.isStale,
    reasons: [
      desk ? `guichet unique pour ${desk.communeName}` : words,
      answerWords(partner),
      facts?.meanDays !== undefined && `répond ${delayWords(facts.meanDays)} en moyenne`,
      capacity && `${capacity.label}, ${capacity.said}`,
      facts && facts.awaited > 0 && formatCount(facts.awaited, "demande en cours", "demandes en cours"),
      partner.channel === "phone" && "préfère le téléphone",
      onboardingWords(partner),
    ].filter((reason) => typeof reason === "string"),
  };
}

interface Placed {
  ranking: Ranking;
  kilometres: number;
  name: string;
}

/**
 * The single desk, even full: it still has to guide the family. Then those who can take it before those who are full,
 * then those who cover the place, then the nearest.
 */
export function comparePlaced(a: Placed, b: Placed): number {
  return (
    Number(b.ranking.isDesk) - Number(a.ranking.isDesk) ||
    Number(a.ranking.isFull) - Number(b.ranking.isFull) ||
    b.ranking.coverage - a.ranking.coverage ||
    a.kilometres - b.kilometres ||
    a.name.localeCompare(b.name, "fr")
  );
}

function coverageOf(
  { territories, communes = [] }: Rankable,
  wish: Wish,
): { coverage: number; words: string } {
  const isWhole = territories.length === 0 && communes.length === 0;
  if (isWhole) return { coverage: 1, words: "tout le département" };
  const covered = wish.communes.filter(({ code, epciCode }) =>
    communes.length > 0 ? communes.includes(code) : epciCode !== null && territories.includes(epciCode),
  );
  if (covered.length > 0) {
    return { coverage: 3, words: `couvre ${joinWords(covered.map(({ name }) => name))}` };
  }
  const meets = territories.some((code) => wish.territories.includes(code));
  if (meets && communes.length === 0) return { coverage: 2, words: "couvre le secteur souhaité" };
  return { coverage: 0, words: "autre secteur" };
}

function answerWords({ askedCount, answeredCount }: Rankable): string {
  if (askedCount === 0) return "jamais sollicité";
  const answered = Math.min(answeredCount, askedCount);
  return `a répondu à ${answered} demande${answered > 1 ? "s" : ""} sur ${askedCount}`;
}

function onboardingWords({ onboarding = "active" }: Rankable): string | undefined {
  if (onboarding === "active" || onboarding === "agreed") return undefined;
  return `${ONBOARDING_STEPS[onboarding].fr}, pas encore d’accord`;
}
