import type { HandOffVersion, SheetLine } from "#models/hand-off";
import type { NeedCriteria } from "#models/need";
import { placeWords } from "~/features/households/need-summary";
import type { CandidateKind } from "~/vocabulary/candidates";
import { type NeedKind, TENURES, WISHES } from "~/vocabulary/needs";
import type { PartnerKind } from "~/vocabulary/partners";
import { SHARED_FIELDS, SHARING_CEILINGS, type SharedField, sharedWith } from "~/vocabulary/sharing";
import { formatDayLong, formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { NEED_REQUESTS } from "./need-requests";

const SHOW: Readonly<Record<SharedField, (criteria: NeedCriteria, kind: NeedKind) => SheetLine | null>> = {
  wish: ({ wish }, kind) => (wish && kind !== "housing" ? line("wish", WISHES[kind].fr, wish) : null),
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
  kind: NeedKind;
  partnerKind: PartnerKind;
  candidateKind: CandidateKind;
  criteria: NeedCriteria;
  /** A sentence the colleague adds for this partner. */
  message?: string;
  answerBy: string;
  /** What the settings withhold, beyond the ceiling of the code. */
  withheld?: readonly string[];
}

export type Sheet = Pick<HandOffVersion, "title" | "intro" | "lines" | "answerBy">;

/**
 * What a partner is sent of a need: the preview, the mail and the page show exactly this. The ceiling of the partner's
 * kind, less what the settings withhold, decides which lines may be there; a kind without one gets none.
 */
export function needSheet({
  kind,
  partnerKind,
  candidateKind,
  criteria,
  message,
  answerBy,
  withheld = [],
}: SheetInput): Sheet {
  const allowed = sharedWith(partnerKind, withheld);
  const { title, ask } = NEED_REQUESTS[kind];
  const from =
    criteria.fromOn && allowed.includes("fromOn") ? `, à partir du ${formatDayLong(criteria.fromOn)}` : "";
  return {
    title: `${title(candidateKind)}${from}`,
    intro: withMessage(ask(candidateKind), message),
    lines: allowed.flatMap((field) => SHOW[field](criteria, kind) ?? []),
    answerBy,
  };
}

/** What is known and will not be sent to this kind of partner, each with the reason. */
export function leftOut({
  kind,
  partnerKind,
  criteria,
  withheld = [],
}: Pick<SheetInput, "kind" | "partnerKind" | "criteria" | "withheld">): string[] {
  const ceiling = SHARING_CEILINGS[partnerKind] ?? [];
  const allowed = sharedWith(partnerKind, withheld);
  return valuesOf(SHARED_FIELDS).flatMap((field) => {
    const known = allowed.includes(field) ? null : SHOW[field](criteria, kind);
    const why = ceiling.includes(field)
      ? "écarté dans Réglages › Partage"
      : "jamais transmis à ce type de partenaire";
    return known ? [`${SHARED_FIELDS[field].fr}${NBSP}: ${why}`] : [];
  });
}

/** The request, then the word added for this partner: the preview and the letter put them together alike. */
export function withMessage(ask: string, message: string | undefined): string {
  return message ? `${ask}\n${message}` : ask;
}

function line(key: SharedField, label: string, value: string): SheetLine {
  return { key, label, value };
}
