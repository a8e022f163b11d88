import type { Stage } from "#models/pipeline";
import type { FieldsOf } from "~/core/lost-updates";
import { ENTRY_RULES, STAGE_COLOURS, STAGE_MEANINGS } from "~/vocabulary/pipelines";
import { joinWords, NBSP } from "~/vocabulary/typography";
import type { StageInput } from "./pipelines.schema.server";

/** What a form says of a stage. */
export type StageCard = Omit<StageInput, "before">;

/** How each field of a stage is told. */
export const STAGE_FIELDS: FieldsOf<StageCard> = {
  fr: { label: "Nom" },
  en: { label: "Nom en anglais" },
  meaning: { label: "Ce qu’elle veut dire", words: (meaning) => STAGE_MEANINGS[meaning].fr },
  isExit: { label: "On sort du parcours par cette étape", words: (isExit) => (isExit ? "oui" : "non") },
  colour: { label: "Couleur", words: (colour) => STAGE_COLOURS[colour].fr },
  attention: { label: "Attention après" },
  late: { label: "Retard après" },
  limit: { label: "Dossiers au plus" },
  rules: { label: "Conditions d’entrée", words: (rules) => ruleWords({ rules }) },
};

/** The stage that a form describes. */
export function stageFrom(
  key: string,
  { attention, late, isExit, rules, colour, limit, ...words }: StageCard,
): Stage {
  return {
    key,
    ...words,
    ...(isExit ? { isExit } : {}),
    ...(colour ? { colour } : {}),
    ...(attention && late ? { ageing: { attention, late } } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...(limit ? { limit } : {}),
  };
}

/** A stage as its form writes it. */
export function inputOf({ key: _, ageing, rules = [], ...words }: Stage): StageCard {
  return { ...words, ...ageing, rules };
}

/** What a form shows of a stage. */
export function shownStage({ fr, en, meaning, isExit, colour, ageing, rules = [], limit }: Stage) {
  return {
    fr,
    en,
    meaning,
    isExit: isExit ? "on" : "",
    colour: colour ?? "",
    attention: ageing ? String(ageing.attention) : "",
    late: ageing ? String(ageing.late) : "",
    limit: limit ? String(limit) : "",
    rules,
  };
}

/** Where it stands, and when it ages: « en cours, attention après 3 jours ouvrés, retard après 5 ». */
export function stageWords({ meaning, isExit, ageing, limit }: Stage): string {
  return [
    isExit ? "sortie du parcours" : STAGE_MEANINGS[meaning].fr,
    ageing && `attention après ${ageing.attention} jours ouvrés, retard après ${ageing.late}`,
    limit && `${limit}${NBSP}dossiers au plus`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** « un entretien a eu lieu et un territoire est souhaité » ; empty when everybody may enter. */
export function ruleWords({ rules = [] }: Pick<Stage, "rules">): string {
  return joinWords(rules.map((rule) => ENTRY_RULES[rule].fr));
}
