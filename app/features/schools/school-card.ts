import type { SchoolRecord } from "#models/school";
import type { FieldsOf } from "~/core/lost-updates";
import type { PartnerKind } from "~/vocabulary/partners";

/** What a colleague adds to an establishment; no import touches it. */
export type SchoolInput = Pick<SchoolRecord, "note" | "partnerId">;

/** Who may be asked for a place there: the school itself, or the town hall that enrols. */
export const SCHOOL_PARTNERS: readonly PartnerKind[] = ["school", "town-hall"];

/** The fields a colleague adds, in words; the partner is told by its name. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<SchoolInput> {
  return {
    note: { label: "Note" },
    partnerId: { label: "Partenaire à qui écrire", words: (id) => names.get(id) ?? id },
  };
}

/** That part of an establishment, as its form is drawn from it. */
export function cardOf({ note, partnerId }: SchoolRecord): SchoolInput {
  return { note, partnerId };
}
