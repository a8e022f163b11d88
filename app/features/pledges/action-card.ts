import type { PlanActionRecord } from "#models/plan-action";
import type { FieldsOf } from "~/core/lost-updates";
import { formatDayLong } from "~/vocabulary/typography";

/** What a colleague types of an action besides its state, its steps and its money. */
export type ActionInput = Pick<
  PlanActionRecord,
  "lead" | "partners" | "startOn" | "dueOn" | "expected" | "note"
>;

export const ACTION_FIELDS: FieldsOf<ActionInput> = {
  lead: { label: "Qui porte" },
  partners: { label: "Partenaires", words: (names) => names.join(", ") },
  startOn: { label: "À partir du", words: formatDayLong },
  dueOn: { label: "Échéance", words: formatDayLong },
  expected: { label: "Résultat attendu" },
  note: { label: "Note" },
};

/** The action as its form is drawn from it. */
export function actionCardOf({
  lead,
  partners,
  startOn,
  dueOn,
  expected,
  note,
}: PlanActionRecord): ActionInput {
  return { lead, partners, startOn, dueOn, expected, note };
}
