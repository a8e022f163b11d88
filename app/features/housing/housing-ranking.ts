import type { NeedCriteria } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import type { Proposal } from "#models/proposal";
import { daysBetween, formatCount, formatDayShort, formatEuros, NBSP, plural } from "~/vocabulary/typography";
import type { Criterion, Judgement, PlaceFacts } from "../needs/ranking";

/** Beyond the budget by this share, a price no longer suits at all. */
const OVER_BUDGET = 0.25;
/** A room fewer still suits by half, two fewer do not. */
const MISSING_ROOMS = 2;
/** How far from the place of work one looks when nobody said how far. */
const USUAL_KM = 30;
/** Days after the one wished for on which a home comes too late. */
const LATE_DAYS = 60;
/** What a commune beside those wished for counts for: the same intercommunalité. */
const NEAR_FIT = 0.6;

type Judge = (criteria: NeedCriteria, home: ProposedHome, facts: PlaceFacts) => Judgement | null;

/** What homes are compared on, in the order their reasons are read. */
export const HOUSING_CRITERIA: readonly Criterion[] = [
  { key: "tenure", label: "Louer ou acheter", importance: "must", judge: ofHome(judgeTenure) },
  { key: "rooms", label: "Pièces", importance: "high", judge: ofHome(judgeRooms) },
  { key: "budgetMax", label: "Budget", importance: "high", judge: ofHome(judgePrice) },
  { key: "communes", label: "Commune", importance: "high", judge: ofHome(judgeCommune) },
  { key: "distanceMaxKm", label: "Distance", importance: "high", judge: ofHome(judgeDistance) },
  { key: "fromOn", label: "Date", importance: "normal", judge: ofHome(judgeDate) },
  { key: "isFurnished", label: "Meublé", importance: "normal", judge: ofHome(judgeFurniture) },
  { key: "hasPets", label: "Animaux", importance: "must", judge: ofHome(judgePets) },
  { key: "isAccessible", label: "Plain-pied", importance: "must", judge: ofHome(judgeSteps) },
];

/** A home kept when only homes were proposed has no kind; anything else is not compared as one. */
function ofHome(judge: Judge): Criterion["judge"] {
  return (criteria, proposal, facts) => (isHome(proposal) ? judge(criteria, proposal, facts) : null);
}

function isHome(proposal: Proposal): proposal is ProposedHome {
  return proposal.kind === undefined || proposal.kind === "housing";
}

/** Whoever answers without saying proposes what was asked for; a roof for a while is let. */
function judgeTenure({ tenure: asked }: NeedCriteria, { tenure }: ProposedHome): Judgement | null {
  if (!asked || !tenure) return null;
  if ((asked === "buy") === (tenure === "buy")) return { fit: 1, words: "" };
  return { fit: 0, words: tenure === "buy" ? "à vendre" : "à louer" };
}

function judgeRooms({ rooms: asked }: NeedCriteria, { rooms }: ProposedHome): Judgement | null {
  if (!asked) return null;
  if (!rooms) return { words: "taille inconnue" };
  const size = `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}`;
  return {
    fit: between(1 - (asked - rooms) / MISSING_ROOMS),
    words: rooms === asked ? size : `${size} pour ${asked}`,
  };
}

function judgePrice({ budgetMax, tenure }: NeedCriteria, { rent }: ProposedHome): Judgement | null {
  if (!budgetMax) return null;
  if (!rent) return { words: tenure === "buy" ? "prix inconnu" : "loyer inconnu" };
  return {
    fit: between(1 - (rent - budgetMax) / (budgetMax * OVER_BUDGET)),
    words: `${formatEuros(rent)} ${rent > budgetMax ? "pour" : "sur"} ${formatEuros(budgetMax)}`,
  };
}

function judgeCommune(
  { communes }: NeedCriteria,
  { communeCode, communeName }: ProposedHome,
  { isNearWished }: PlaceFacts,
): Judgement | null {
  if (communes.length === 0) return null;
  if (!communeCode) return { words: "commune à vérifier" };
  const where = atCommune(communeName ?? communeCode);
  if (communes.includes(communeCode)) return { fit: 1, words: `${where} comme souhaité` };
  if (isNearWished) return { fit: NEAR_FIT, words: `${where}, non loin de ce qui est souhaité` };
  return { fit: 0, words: `${where}, ailleurs que souhaité` };
}

function judgeDistance(
  { workplaceCode, distanceMaxKm, communes }: NeedCriteria,
  _home: ProposedHome,
  { distanceKm, isApproximate }: PlaceFacts,
): Judgement | null {
  const isAsked = workplaceCode || (distanceMaxKm && communes.length > 0);
  if (!isAsked) return null;
  if (distanceKm === undefined) return { words: "distance inconnue" };
  const most = distanceMaxKm ?? USUAL_KM;
  return {
    fit: between(1 - (distanceKm - most) / most),
    words: `${kilometres(distanceKm, isApproximate)}${distanceKm > most ? `, pour ${most} au plus` : ""}`,
  };
}

function judgeDate({ fromOn: asked }: NeedCriteria, { fromOn }: ProposedHome): Judgement | null {
  if (!asked) return null;
  if (!fromOn) return { words: "date inconnue" };
  if (fromOn <= asked) return { fit: 1, words: "libre à temps" };
  const late = daysBetween(asked, fromOn);
  const days = formatCount(late, "jour", "jours");
  return {
    fit: between(1 - late / LATE_DAYS),
    words: `libre le ${formatDayShort(fromOn)}, ${days} trop tard`,
  };
}

function judgeFurniture(
  { isFurnished: asked }: NeedCriteria,
  { isFurnished }: ProposedHome,
): Judgement | null {
  return asked ? yesOrNo(isFurnished, ["meublé", "non meublé", "meublé à vérifier"]) : null;
}

function judgePets({ hasPets }: NeedCriteria, { takesPets }: ProposedHome): Judgement | null {
  return hasPets ? yesOrNo(takesPets, ["animaux acceptés", "animaux refusés", "animaux à vérifier"]) : null;
}

function judgeSteps({ isAccessible: asked }: NeedCriteria, { isAccessible }: ProposedHome): Judgement | null {
  return asked ? yesOrNo(isAccessible, ["de plain-pied", "avec des marches", "marches à vérifier"]) : null;
}

function yesOrNo(
  value: boolean | undefined,
  [yes, no, unknown]: readonly [string, string, string],
): Judgement {
  if (typeof value !== "boolean") return { words: unknown };
  return value ? { fit: 1, words: yes } : { fit: 0, words: no };
}

/** « à 12 km à vol d’oiseau », « environ » near a position typed by hand. */
function kilometres(distanceKm: number, isApproximate: boolean | undefined): string {
  if (distanceKm === 0) return "sur place";
  return `à ${isApproximate ? "environ " : ""}${formatCount(distanceKm, "km", "km")} à vol d’oiseau`;
}

/** « à Figeac », « au Vigan », « aux Arques » */
function atCommune(name: string): string {
  if (/^Le\s/.test(name)) return `au ${name.slice(3)}`;
  if (/^Les\s/.test(name)) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}

function between(fit: number): number {
  return Math.min(1, Math.max(0, fit));
}
