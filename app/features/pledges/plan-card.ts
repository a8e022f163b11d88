import type { ActionPlanRecord, PlanSheet } from "#models/action-plan";
import type { FieldsOf } from "~/core/lost-updates";
import { PLAN_KINDS } from "~/vocabulary/pledges";
import { formatDayLong } from "~/vocabulary/typography";

/** A plan as a colleague types it: where it comes from, its texts, and what an action sheet says around its actions. */
export interface PlanInput
  extends PlanSheet,
    Pick<
      ActionPlanRecord,
      | "name"
      | "kind"
      | "adoptedOn"
      | "source"
      | "link"
      | "territory"
      | "fromOn"
      | "untilOn"
      | "preamble"
      | "isTemplate"
    > {}

/** The parts of an action sheet, in the order they are read. */
export const SHEET_PARTS: readonly { key: keyof PlanSheet; label: string }[] = [
  { key: "diagnostic", label: "Diagnostic" },
  { key: "principles", label: "Définitions et principes d’action" },
  { key: "publics", label: "Publics et territoires" },
  { key: "steering", label: "Pilotage et coordination" },
  { key: "partners", label: "Partenaires impliqués" },
  { key: "resources", label: "Ressources et financements" },
  { key: "deadlines", label: "Échéances" },
  { key: "results", label: "Résultats attendus" },
];

/** The fields of a plan, as its form and its refusals call them. */
export const PLAN_FIELDS: FieldsOf<PlanInput> = {
  name: { label: "Nom" },
  kind: { label: "Type", words: (kind) => PLAN_KINDS[kind].fr },
  adoptedOn: { label: "Adopté le", words: formatDayLong },
  source: { label: "Source" },
  link: { label: "Lien" },
  territory: { label: "Territoire" },
  fromOn: { label: "Début", words: formatDayLong },
  untilOn: { label: "Fin", words: formatDayLong },
  preamble: { label: "Texte d’introduction" },
  isTemplate: { label: "Modèle à copier", words: (is) => (is ? "oui" : "non") },
  diagnostic: { label: "Diagnostic" },
  principles: { label: "Définitions et principes d’action" },
  publics: { label: "Publics et territoires" },
  steering: { label: "Pilotage et coordination" },
  partners: { label: "Partenaires impliqués" },
  resources: { label: "Ressources et financements" },
  deadlines: { label: "Échéances" },
  results: { label: "Résultats attendus" },
};

/** The same, as they are stored: the sheet apart, what is empty left out. */
export function planFieldsOf(input: PlanInput) {
  const { name, kind, adoptedOn, source, link, territory, fromOn, untilOn, preamble, isTemplate } = input;
  return {
    ...{ name, kind },
    ...filled({ adoptedOn, source, link, territory, fromOn, untilOn, preamble }),
    ...(isTemplate ? { isTemplate } : {}),
    sheet: sheetOf(input),
  };
}

/** The plan as its form is drawn from it. */
export function planCardOf(plan: ActionPlanRecord): PlanInput {
  const { sheet, ...fields } = planFieldsOf({ ...plan, ...plan.sheet });
  return { ...fields, ...sheet };
}

function sheetOf(input: PlanInput): PlanSheet {
  return filled(Object.fromEntries(SHEET_PARTS.map(({ key }) => [key, input[key]])));
}

function filled<Values extends object>(values: Values): Partial<Values> {
  const kept: Partial<Values> = { ...values };
  for (const [key, value] of Object.entries(values)) if (!value) Reflect.deleteProperty(kept, key);
  return kept;
}
