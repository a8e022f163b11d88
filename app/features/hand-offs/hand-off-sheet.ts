import type { HandOffVersion, SheetLine } from "#models/hand-off";
import type { NeedCriteria } from "#models/need";
import { placeWords } from "~/features/households/need-summary";
import type { SheetChild } from "~/features/needs/need-kind";
import { NEED_KIND } from "~/features/needs/need-kinds";
import type { CandidateKind } from "~/vocabulary/candidates";
import { type NeedKind, WISHES } from "~/vocabulary/needs";
import type { PartnerKind } from "~/vocabulary/partners";
import { SHARED_FIELDS, SHARING_CEILINGS, type SharedField, sharedWith } from "~/vocabulary/sharing";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** What every kind of need says alike; the rest is its own. */
const COMMON: Partial<Record<SharedField, (criteria: NeedCriteria, kind: NeedKind) => string | undefined>> = {
  wish: ({ wish }, kind) => (kind === "housing" ? undefined : wish),
  place: (criteria) => placeWords(criteria),
  fromOn: ({ fromOn }) => fromOn && formatDayLong(fromOn),
};

/** A line of a sheet; null when nothing is known of it. */
function lineOf(
  key: SharedField,
  { kind, criteria, child }: Pick<SheetInput, "kind" | "criteria" | "child">,
): SheetLine | null {
  const own = NEED_KIND[kind].sheetLines?.[key]?.(criteria, child);
  if (own) return { key, ...own };
  const value = COMMON[key]?.(criteria, kind);
  if (!value) return null;
  return {
    key,
    label: key === "wish" && kind !== "housing" ? WISHES[kind].fr : SHARED_FIELDS[key].fr,
    value,
  };
}

interface SheetInput {
  kind: NeedKind;
  partnerKind: PartnerKind;
  candidateKind: CandidateKind;
  criteria: NeedCriteria;
  /** The child it is about. */
  child?: SheetChild;
  /** A sentence the colleague adds for this partner. */
  message?: string;
  answerBy: string;
  /** What the settings withhold, beyond the ceiling of the code. */
  withheld?: readonly string[];
  /** The document that is joined as a CV. */
  curriculumId?: string;
}

export type Sheet = Pick<HandOffVersion, "title" | "intro" | "lines" | "answerBy" | "documentIds">;

/** What says that a CV is joined: in the preview, the letter and the page alike, and in the ledger. */
export const CURRICULUM_LINE: SheetLine = {
  key: "curriculum",
  label: SHARED_FIELDS.curriculum.fr,
  value: "joint, à lire sur la page de réponse",
};

/**
 * What a partner is sent of a need: the preview, the mail and the page show exactly this. The ceiling of the partner's
 * kind, less what the settings withhold, decides which lines may be there; a kind without one gets none.
 */
export function needSheet({
  kind,
  partnerKind,
  candidateKind,
  criteria,
  child,
  message,
  answerBy,
  withheld = [],
  curriculumId,
}: SheetInput): Sheet {
  const allowed = sharedWith(partnerKind, withheld);
  const isJoined = curriculumId !== undefined && allowed.includes("curriculum");
  const { title, ask } = NEED_KIND[kind].request;
  const from =
    criteria.fromOn && allowed.includes("fromOn") ? `, à partir du ${formatDayLong(criteria.fromOn)}` : "";
  return {
    title: `${title(candidateKind, criteria)}${from}`,
    intro: withMessage(ask(candidateKind, criteria, partnerKind), message),
    lines: [
      ...allowed.flatMap((field) => lineOf(field, { kind, criteria, child }) ?? []),
      ...(isJoined ? [CURRICULUM_LINE] : []),
    ],
    answerBy,
    ...(isJoined ? { documentIds: [curriculumId] } : {}),
  };
}

/** What is known and will not be sent to this kind of partner, each with the reason. */
export function leftOut({
  kind,
  partnerKind,
  criteria,
  child,
  withheld = [],
}: Pick<SheetInput, "kind" | "partnerKind" | "criteria" | "child" | "withheld">): string[] {
  const ceiling = SHARING_CEILINGS[partnerKind] ?? [];
  const allowed = sharedWith(partnerKind, withheld);
  return valuesOf(SHARED_FIELDS).flatMap((field) => {
    const known = allowed.includes(field) ? null : lineOf(field, { kind, criteria, child });
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
