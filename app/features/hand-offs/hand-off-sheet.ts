import type { HandOffVersion, SheetLine } from "#models/hand-off";
import type { HousingCriteria } from "#models/need";
import { placeWords } from "~/features/households/need-summary";
import type { CandidateKind } from "~/vocabulary/candidates";
import { TENURES } from "~/vocabulary/needs";
import type { PartnerKind } from "~/vocabulary/partners";
import { formatDayLong, formatEuros, NBSP, plural } from "~/vocabulary/typography";

type HousingKey =
  | "tenure"
  | "place"
  | "fromOn"
  | "months"
  | "people"
  | "rooms"
  | "isFurnished"
  | "budgetMax"
  | "hasPets"
  | "hasCar";

const ALL: readonly HousingKey[] = [
  "tenure",
  "place",
  "fromOn",
  "months",
  "people",
  "rooms",
  "isFurnished",
  "budgetMax",
  "hasPets",
  "hasCar",
];

/**
 * The most that each kind of partner may ever be sent for a home (DOMAIN §9, least data): never a name, an
 * employer, a child or a date of birth. A town hall or a local authority points to homes: no budget.
 */
const HOUSING_CEILINGS: Readonly<Partial<Record<PartnerKind, readonly HousingKey[]>>> = {
  "estate-agency": ALL,
  "social-landlord": ALL,
  host: ["place", "fromOn", "months", "people", "budgetMax", "hasPets", "hasCar"],
  "town-hall": ["tenure", "place", "fromOn", "months", "people", "rooms"],
};

/** How a partner is told who is coming, without naming anybody. */
const WHO: Readonly<Record<CandidateKind, string>> = {
  student: "une personne qui étudie la médecine",
  intern: "un ou une interne en médecine",
  "junior-doctor": "un docteur junior",
  locum: "un médecin remplaçant",
  doctor: "un médecin",
  other: "un foyer qui s’installe",
};

const SHOW: Readonly<Record<HousingKey, (criteria: HousingCriteria) => SheetLine | null>> = {
  tenure: ({ tenure }) => (tenure ? line("tenure", "Projet", TENURES[tenure].fr) : null),
  place: (criteria) => (placeWords(criteria) ? line("place", "Où", placeWords(criteria)) : null),
  fromOn: ({ fromOn }) => (fromOn ? line("fromOn", "À partir du", formatDayLong(fromOn)) : null),
  months: ({ months }) => (months ? line("months", "Durée", `${months}${NBSP}mois`) : null),
  people: ({ people }) =>
    people ? line("people", "Pour", `${people}${NBSP}${plural(people, "personne", "personnes")}`) : null,
  rooms: ({ rooms }) =>
    rooms ? line("rooms", "Taille", `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}`) : null,
  isFurnished: ({ isFurnished }) =>
    isFurnished ? line("isFurnished", "Équipement", "meublé de préférence") : null,
  budgetMax: ({ budgetMax, tenure }) =>
    budgetMax
      ? line("budgetMax", "Budget", `${formatEuros(budgetMax)}${tenure === "buy" ? "" : " par mois"} au plus`)
      : null,
  hasPets: ({ hasPets }) => (hasPets ? line("hasPets", "Animal", "oui") : null),
  hasCar: ({ hasCar }) =>
    hasCar === false ? line("hasCar", "Voiture", "non, à pied ou en transport") : null,
};

interface SheetInput {
  partnerKind: PartnerKind;
  candidateKind: CandidateKind;
  criteria: HousingCriteria;
  /** A sentence the colleague adds for this partner. */
  message?: string;
  answerBy: string;
}

export type Sheet = Pick<HandOffVersion, "title" | "intro" | "lines" | "answerBy">;

/**
 * What a partner is sent for a home: the preview, the mail and the page show exactly this. The ceiling of
 * the partner's kind decides which lines may be there; a kind without one gets none.
 */
export function housingSheet({ partnerKind, candidateKind, criteria, message, answerBy }: SheetInput): Sheet {
  const allowed = HOUSING_CEILINGS[partnerKind] ?? [];
  const who = WHO[candidateKind];
  const from = criteria.fromOn ? `, à partir du ${formatDayLong(criteria.fromOn)}` : "";
  const ask = `Nous cherchons un logement pour ${who} qui arrive sur notre territoire. Auriez-vous quelque chose à proposer, ou une piste${NBSP}?`;
  return {
    title: `Un logement pour ${who}${from}`,
    intro: withMessage(ask, message),
    lines: allowed.map((key) => SHOW[key](criteria)).filter((shown): shown is SheetLine => shown !== null),
    answerBy,
  };
}

/** The request, then the word added for this partner: the preview and the letter put them together alike. */
export function withMessage(ask: string, message: string | undefined): string {
  return message ? `${ask}\n${message}` : ask;
}

/** What this kind of partner never sees, said to the colleague beside the preview. */
export function withheldFrom(partnerKind: PartnerKind): string {
  const hasBudget = HOUSING_CEILINGS[partnerKind]?.includes("budgetMax");
  return hasBudget
    ? "Jamais transmis : les noms, l’employeur, les enfants, le reste du dossier."
    : "Jamais transmis : les noms, l’employeur, les enfants, le budget, le reste du dossier.";
}

function line(key: HousingKey, label: string, value: string): SheetLine {
  return { key, label, value };
}
