import type { HandOffVersion, SheetLine } from "#models/hand-off";
import type { HousingCriteria } from "#models/need";
import { placeWords } from "~/features/households/need-summary";
import type { CandidateKind } from "~/vocabulary/candidates";
import { TENURES } from "~/vocabulary/needs";
import type { PartnerKind } from "~/vocabulary/partners";
import { SHARED_FIELDS, SHARING_CEILINGS, type SharedField, sharedWith } from "~/vocabulary/sharing";
import { formatDayLong, formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** How a partner is told who is coming, without naming anybody. */
const WHO: Readonly<Record<CandidateKind, string>> = {
  student: "une personne qui étudie la médecine",
  intern: "un ou une interne en médecine",
  "junior-doctor": "un docteur junior",
  locum: "un médecin remplaçant",
  doctor: "un médecin",
  other: "un foyer qui s’installe",
};

const SHOW: Readonly<Record<SharedField, (criteria: HousingCriteria) => SheetLine | null>> = {
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
  /** What the settings withhold, beyond the ceiling of the code. */
  withheld?: readonly string[];
}

export type Sheet = Pick<HandOffVersion, "title" | "intro" | "lines" | "answerBy">;

/**
 * What a partner is sent for a home: the preview, the mail and the page show exactly this. The ceiling of
 * the partner's kind, less what the settings withhold, decides which lines may be there; a kind without one gets none.
 */
export function housingSheet({
  partnerKind,
  candidateKind,
  criteria,
  message,
  answerBy,
  withheld = [],
}: SheetInput): Sheet {
  const allowed = sharedWith(partnerKind, withheld);
  const who = WHO[candidateKind];
  const from =
    criteria.fromOn && allowed.includes("fromOn") ? `, à partir du ${formatDayLong(criteria.fromOn)}` : "";
  const ask = `Nous cherchons un logement pour ${who} qui arrive sur notre territoire. Auriez-vous quelque chose à proposer, ou une piste${NBSP}?`;
  return {
    title: `Un logement pour ${who}${from}`,
    intro: withMessage(ask, message),
    lines: allowed.flatMap((key) => SHOW[key](criteria) ?? []),
    answerBy,
  };
}

/** What is known and will not be sent to this kind of partner, each with the reason. */
export function leftOut(
  partnerKind: PartnerKind,
  criteria: HousingCriteria,
  withheld: readonly string[],
): string[] {
  const ceiling = SHARING_CEILINGS[partnerKind] ?? [];
  const allowed = sharedWith(partnerKind, withheld);
  return valuesOf(SHARED_FIELDS)
    .filter((field) => !allowed.includes(field) && SHOW[field](criteria))
    .map((field) => {
      const why = ceiling.includes(field)
        ? "écarté dans Réglages › Partage"
        : "jamais transmis à ce type de partenaire";
      return `${SHARED_FIELDS[field].fr}${NBSP}: ${why}`;
    });
}

/** The request, then the word added for this partner: the preview and the letter put them together alike. */
export function withMessage(ask: string, message: string | undefined): string {
  return message ? `${ask}\n${message}` : ask;
}

/** What no partner ever sees, said to the colleague beside the preview. */
export const ALWAYS_WITHHELD = "Jamais transmis : les noms, l’employeur, les enfants, le reste du dossier.";

function line(key: SharedField, label: string, value: string): SheetLine {
  return { key, label, value };
}
