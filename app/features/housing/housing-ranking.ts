import type { NeedCriteria } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import type { Proposal } from "#models/proposal";
import type { Tenure } from "~/vocabulary/needs";
import { daysBetween, NBSP, plural } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";
import { asWished } from "../needs/place-judgement";
import { atCommune, nearWished, straightLine } from "../needs/place-words";
import { bounded, type Criterion, type Judgement, type PlaceFacts } from "../needs/ranking";
import { daysWords, eurosWords, shortDayWords, UNSAID } from "../needs/reason-words";

/** Beyond the budget by this share, a price no longer suits at all. */
const OVER_BUDGET = 0.25;
/** A room fewer still suits by half, two fewer do not. */
const MISSING_ROOMS = 2;
/** How far from the place of work one looks when nobody said how far. */
export const USUAL_KM = 30;
/** Days after the one wished for on which a home comes too late. */
const LATE_DAYS = 60;
/** What a commune beside those wished for counts for: the same intercommunalité. */
const NEAR_FIT = 0.6;

/** Euros: no home sells for less, none lets for as much a month. */
const LEAST_PRICE = 10_000;

const UNKNOWN_PRICE: Word = { fr: "prix inconnu", en: "price unknown" };
const UNKNOWN_RENT: Word = { fr: "loyer inconnu", en: "rent unknown" };
const ON_THE_SPOT: Word = { fr: "sur place", en: "on the spot" };

type Answers = Readonly<Record<"yes" | "no" | "unknown", Word>>;

const FURNITURE: Answers = {
  yes: { fr: "meublé", en: "furnished" },
  no: { fr: "non meublé", en: "unfurnished" },
  unknown: { fr: "meublé à vérifier", en: "furniture to be checked" },
};
const PETS: Answers = {
  yes: { fr: "animaux acceptés", en: "pets accepted" },
  no: { fr: "animaux refusés", en: "pets refused" },
  unknown: { fr: "animaux à vérifier", en: "pets to be checked" },
};
const STEPS: Answers = {
  yes: { fr: "de plain-pied", en: "step-free" },
  no: { fr: "avec des marches", en: "with steps" },
  unknown: { fr: "marches à vérifier", en: "steps to be checked" },
};

type Judge = (criteria: NeedCriteria, home: ProposedHome, facts: PlaceFacts) => Judgement | null;

/** What homes are compared on, in the order their reasons are read. */
export const HOUSING_CRITERIA: readonly Criterion[] = [
  { key: "tenure", label: "Louer ou acheter", importance: "must", judge: ofHome(judgeTenure) },
  { key: "rooms", label: "Pièces", importance: "high", judge: ofHome(judgeRooms) },
  { key: "budgetMax", label: "Budget", importance: "must", judge: ofHome(judgePrice) },
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

/** Whoever answers with neither that nor an amount proposes what was asked for; a roof for a while is let. */
function judgeTenure({ tenure: asked }: NeedCriteria, { tenure, rent }: ProposedHome): Judgement | null {
  const isSold = isSale(tenure, rent);
  if (!asked || isSold === undefined) return null;
  if ((asked === "buy") === isSold) return { fit: 1, words: UNSAID };
  return {
    fit: 0,
    words: isSold ? { fr: "à vendre", en: "for sale" } : { fr: "à louer", en: "to let" },
  };
}

/** Whether it is bought rather than rented: as it is said, else as the amount tells; undefined when neither does. */
function isSale(tenure: Tenure | undefined, amount: number | undefined): boolean | undefined {
  if (tenure) return tenure === "buy";
  return amount ? amount >= LEAST_PRICE : undefined;
}

function judgeRooms({ rooms: asked }: NeedCriteria, { rooms }: ProposedHome): Judgement | null {
  if (!asked) return null;
  if (!rooms) return { words: { fr: "taille inconnue", en: "size unknown" } };
  const size = roomsWords(rooms);
  return {
    fit: bounded(1 - (asked - rooms) / MISSING_ROOMS),
    words: rooms === asked ? size : otherSize(size, rooms < asked, asked),
  };
}

/** « 3 pièces sur 5 souhaitées », « 4 pièces pour 3 souhaitées » */
function otherSize(size: Word, isLess: boolean, asked: number): Word {
  const wished = plural(asked, "souhaitée", "souhaitées");
  return {
    fr: `${size.fr} ${isLess ? "sur" : "pour"} ${asked} ${wished}`,
    en: `${size.en} ${isLess ? "of" : "for"} the ${asked} wished`,
  };
}

/** A rent and a price are not compared: the one is no answer to the other. */
function judgePrice(
  { budgetMax, tenure: asked }: NeedCriteria,
  { tenure, rent }: ProposedHome,
): Judgement | null {
  if (!budgetMax) return null;
  const isBuying = isSale(asked, budgetMax) ?? false;
  const isSold = isSale(tenure, rent) ?? isBuying;
  const isOther = isSold !== isBuying;
  if (!rent) return { ...(isOther ? { fit: 0 } : {}), words: isSold ? UNKNOWN_PRICE : UNKNOWN_RENT };
  if (isOther) return { fit: 0, words: amountWords(rent, isSold) };
  return {
    fit: bounded(1 - (rent - budgetMax) / (budgetMax * OVER_BUDGET)),
    words: priceWords(rent, budgetMax),
  };
}

/** « 700 € par mois », « 210 000 € » */
function amountWords(amount: number, isSold: boolean): Word {
  const { fr, en } = eurosWords(amount);
  return isSold ? { fr, en } : { fr: `${fr} par mois`, en: `${en} a month` };
}

/** « 610 € sur 650 € », « 610 €, 160 € de trop » */
function priceWords(rent: number, budgetMax: number): Word {
  const [price, most] = [eurosWords(rent), eurosWords(budgetMax)];
  const over = eurosWords(rent - budgetMax);
  return rent > budgetMax
    ? { fr: `${price.fr}, ${over.fr} de trop`, en: `${price.en}, ${over.en} over` }
    : { fr: `${price.fr} sur ${most.fr}`, en: `${price.en} of ${most.en}` };
}

function judgeCommune(
  { communes }: NeedCriteria,
  { communeCode, communeName }: ProposedHome,
  { isNearWished }: PlaceFacts,
): Judgement | null {
  if (communes.length === 0) return null;
  if (!communeCode) return { words: { fr: "commune à vérifier", en: "town to be checked" } };
  const at = atCommune(communeName ?? communeCode);
  if (communes.includes(communeCode)) return { fit: 1, words: asWished(at) };
  if (isNearWished) return { fit: NEAR_FIT, words: nearWished(at) };
  const { fr, en } = at;
  return { fit: 0, words: { fr: `${fr}, ailleurs que souhaité`, en: `${en}, elsewhere than wished` } };
}

function judgeDistance(
  { workplaceCode, distanceMaxKm, communes }: NeedCriteria,
  _home: ProposedHome,
  { distanceKm, isApproximate }: PlaceFacts,
): Judgement | null {
  const isAsked = workplaceCode || (distanceMaxKm && communes.length > 0);
  if (!isAsked) return null;
  if (distanceKm === undefined) return { words: { fr: "distance inconnue", en: "distance unknown" } };
  const most = distanceMaxKm ?? USUAL_KM;
  const { fr, en } = distanceKm === 0 ? ON_THE_SPOT : straightLine(distanceKm, isApproximate);
  return {
    fit: bounded(1 - (distanceKm - most) / most),
    words:
      distanceKm > most
        ? { fr: `${fr}, pour ${most} au plus`, en: `${en}, for ${most} at most` }
        : { fr, en },
  };
}

function judgeDate({ fromOn: asked }: NeedCriteria, { fromOn }: ProposedHome): Judgement | null {
  if (!asked) return null;
  if (!fromOn) return { words: { fr: "date inconnue", en: "date unknown" } };
  if (fromOn <= asked) return { fit: 1, words: { fr: "libre à temps", en: "free in time" } };
  const late = daysBetween(asked, fromOn);
  const [day, days] = [shortDayWords(fromOn), daysWords(late)];
  return {
    fit: bounded(1 - late / LATE_DAYS),
    words: {
      fr: `libre le ${day.fr}, ${days.fr} trop tard`,
      en: `free on ${day.en}, ${days.en} too late`,
    },
  };
}

function judgeFurniture(
  { isFurnished: asked }: NeedCriteria,
  { isFurnished }: ProposedHome,
): Judgement | null {
  return asked ? yesOrNo(isFurnished, FURNITURE) : null;
}

function judgePets({ hasPets }: NeedCriteria, { takesPets }: ProposedHome): Judgement | null {
  return hasPets ? yesOrNo(takesPets, PETS) : null;
}

function judgeSteps({ isAccessible: asked }: NeedCriteria, { isAccessible }: ProposedHome): Judgement | null {
  return asked ? yesOrNo(isAccessible, STEPS) : null;
}

function yesOrNo(value: boolean | undefined, { yes, no, unknown }: Answers): Judgement {
  if (typeof value !== "boolean") return { words: unknown };
  return value ? { fit: 1, words: yes } : { fit: 0, words: no };
}

/** « 3 pièces », "3 rooms" */
function roomsWords(rooms: number): Word {
  return {
    fr: `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}`,
    en: `${rooms} ${rooms === 1 ? "room" : "rooms"}`,
  };
}
