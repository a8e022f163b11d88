import type { Ball, NeedState } from "./needs";
import { NBSP } from "./typography";

export type NeedRuleKey =
  | "closed-by-us"
  | "kept"
  | "said"
  | "to-show"
  | "shown-and-our-turn"
  | "ranked"
  | "shown"
  | "to-confirm"
  | "our-turn-meanwhile"
  | "our-turn"
  | "awaited"
  | "taken"
  | "to-search-again"
  | "day-planned"
  | "searching"
  | "to-qualify";

/** What a rule gives: a standing, or what a colleague said word for word. */
export type RuleResult = { state: NeedState; ball: Ball } | "said";

export interface NeedRuleWords {
  fr: string;
  en: string;
  gives: RuleResult;
}

/** The rules that give the status of a need, in the order they are tried: the first that holds applies. */
export const NEED_RULES: Readonly<Record<NeedRuleKey, NeedRuleWords>> = {
  "closed-by-us": {
    fr: "L’équipe a dit que le besoin est réglé ou sans objet. Une réponse tardive n’y change rien.",
    en: "The team said it is settled or no longer needed; a late answer changes nothing.",
    gives: "said",
  },
  kept: {
    fr: "Le foyer a retenu une proposition. Les autres réponses n’y changent rien.",
    en: "The family kept an option; other answers change nothing.",
    gives: { state: "decided", ball: "us" },
  },
  said: {
    fr: "L’équipe l’a dit, et aucun partenaire ni aucune proposition n’a bougé depuis.",
    en: "The team said so, and no partner or option has moved since.",
    gives: "said",
  },
  "to-show": {
    fr: `Une proposition est arrivée${NBSP}: nous avons à la présenter au foyer.`,
    en: "An option has come: we have to show it to the family.",
    gives: { state: "options", ball: "us" },
  },
  "shown-and-our-turn": {
    fr: "Le foyer choisit, mais un partenaire attend aussi un geste de nous.",
    en: "The family is choosing, but a partner also waits for us.",
    gives: { state: "options", ball: "us" },
  },
  ranked: {
    fr: `Une proposition a été présentée, et chaque adulte qui la voit sur sa page en a dit son avis${NBSP}: à nous d’avancer.`,
    en: "An option was shown, and each adult who sees it on their page said what they think: we go on from there.",
    gives: { state: "options", ball: "us" },
  },
  shown: {
    fr: `Une proposition a été présentée${NBSP}: le foyer choisit.`,
    en: "An option was shown: the family is choosing.",
    gives: { state: "options", ball: "family" },
  },
  "to-confirm": {
    fr: `On nous dit que c’est fait${NBSP}: nous avons à vérifier, puis à dire le besoin réglé.`,
    en: "We are told it is done: we have to check, then say it is settled.",
    gives: { state: "waiting", ball: "us" },
  },
  "our-turn-meanwhile": {
    fr: "Un partenaire attend un geste de nous (question, contact à joindre, relais à confirmer) pendant qu’un autre s’en occupe ou doit répondre.",
    en: "A partner waits for us (a question, somebody to contact, a hand-off to confirm) while another acts or owes an answer.",
    gives: { state: "waiting", ball: "us" },
  },
  "our-turn": {
    fr: `Un partenaire attend un geste de nous${NBSP}: question, contact à joindre ou relais à confirmer.`,
    en: "A partner waits for us: a question, somebody to contact, a hand-off to confirm.",
    gives: { state: "searching", ball: "us" },
  },
  awaited: {
    fr: `Un partenaire au moins doit encore répondre${NBSP}: le premier jour promis compte.`,
    en: "At least one partner still owes an answer: the earliest promised day counts.",
    gives: { state: "waiting", ball: "partner" },
  },
  taken: {
    fr: "Un partenaire s’en occupe.",
    en: "A partner is taking care of it.",
    gives: { state: "waiting", ball: "partner" },
  },
  "to-search-again": {
    fr: `Plus aucun partenaire n’est attendu et aucune proposition ne reste${NBSP}: nous cherchons.`,
    en: "No partner is awaited any more and no option is left: we are searching.",
    gives: { state: "searching", ball: "us" },
  },
  "day-planned": {
    fr: `Une journée de visite est prévue ou passée${NBSP}: à nous de la mener et de recueillir ce que le foyer en pense.`,
    en: "A visit day is planned or past: we lead it, then ask the family what they think.",
    gives: { state: "searching", ball: "us" },
  },
  searching: {
    fr: "Ce qui est cherché est précisé, et personne n’a encore été sollicité.",
    en: "What is looked for is known, and nobody was asked yet.",
    gives: { state: "searching", ball: "us" },
  },
  "to-qualify": {
    fr: "Nous ne savons pas encore ce qui est cherché.",
    en: "We do not know yet what is looked for.",
    gives: { state: "to-qualify", ball: "us" },
  },
};
