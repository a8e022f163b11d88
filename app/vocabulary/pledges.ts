import type { Words } from "./words";

export type PlanKind = "declaration" | "agreement" | "sheet" | "other";

/** The documents a plan of action is typed from. */
export const PLAN_KINDS: Words<PlanKind> = {
  declaration: { fr: "déclaration commune", en: "joint declaration" },
  agreement: { fr: "convention (CTG…)", en: "agreement" },
  sheet: { fr: "fiche action", en: "action sheet" },
  other: { fr: "autre plan", en: "other plan" },
};

export type TreeLevel = "axis" | "objective" | "action";

/** The levels of a plan, from the widest; one may be skipped, a declaration has only its pledges. */
export const TREE_LEVELS: Words<TreeLevel> = {
  axis: { fr: "axe", en: "axis" },
  objective: { fr: "objectif", en: "objective" },
  action: { fr: "engagement ou action", en: "pledge or action" },
};

export type ActionState = "to-launch" | "under-way" | "kept" | "dropped";

/** What a colleague says of a pledge or an action; that it is late is counted, not said. */
export const ACTION_STATES: Words<ActionState> = {
  "to-launch": { fr: "à lancer", en: "to launch" },
  "under-way": { fr: "en cours", en: "under way" },
  kept: { fr: "tenu", en: "kept" },
  dropped: { fr: "abandonné", en: "dropped" },
};

/** The states after which nothing can be late. */
export const ENDED_STATES: readonly ActionState[] = ["kept", "dropped"];

export type VoteState = "pending" | "voted" | "refused";

export const VOTE_STATES: Words<VoteState> = {
  pending: { fr: "à venir", en: "pending" },
  voted: { fr: "adoptée", en: "voted" },
  refused: { fr: "rejetée", en: "refused" },
};

export type ProjectState = "idea" | "studied" | "decided" | "building" | "open" | "dropped";

/** The life of a childcare project. */
export const PROJECT_STATES: Words<ProjectState> = {
  idea: { fr: "en émergence", en: "emerging" },
  studied: { fr: "à l’étude", en: "studied" },
  decided: { fr: "décidé", en: "decided" },
  building: { fr: "en travaux", en: "under construction" },
  open: { fr: "ouvert", en: "open" },
  dropped: { fr: "abandonné", en: "dropped" },
};

/** The states whose places are to come. */
export const COMING_STATES: readonly ProjectState[] = ["idea", "studied", "decided", "building"];

/** The states whose places somebody decided on: the others are only thought of. */
export const DECIDED_STATES: readonly ProjectState[] = ["decided", "building", "open"];

export type ProjectPriority = "high" | "medium" | "low";

export const PROJECT_PRIORITIES: Words<ProjectPriority> = {
  high: { fr: "haute", en: "high" },
  medium: { fr: "moyenne", en: "medium" },
  low: { fr: "basse", en: "low" },
};

export type KickOffAct =
  | "need"
  | "epci"
  | "commune"
  | "departement"
  | "caf"
  | "pmi"
  | "scenarios"
  | "funders";

/** What the beginning of a project asks for; the meeting is ticked for each of those who must be there. */
export const KICK_OFF_ACTS: Words<KickOffAct> = {
  need: { fr: "Le besoin est décrit, avec ses chiffres et leur source", en: "The need is described" },
  epci: { fr: "Réunion de lancement : l’intercommunalité y était", en: "Meeting: EPCI" },
  commune: { fr: "Réunion de lancement : la ou les communes y étaient", en: "Meeting: communes" },
  departement: { fr: "Réunion de lancement : le Département y était", en: "Meeting: département" },
  caf: { fr: "Réunion de lancement : la Caf y était", en: "Meeting: Caf" },
  pmi: { fr: "La PMI a été consultée sur les normes", en: "PMI consulted" },
  scenarios: { fr: "Au moins deux scénarios sont écrits", en: "Two scenarios written" },
  funders: { fr: "Les financeurs possibles ont été interrogés", en: "Funders asked" },
};

/** Funders proposed while one types; any other may be written. */
export const USUAL_FUNDERS: readonly string[] = ["FAST", "Caf", "EPCI", "Commune", "MSA", "État", "Région"];

export type HistoryKind =
  | "created"
  | "edited"
  | "state"
  | "step"
  | "evidence"
  | "funding"
  | "indicator"
  | "vote"
  | "exchange"
  | "tree"
  | "kick-off"
  | "scenario"
  | "decision";

/** What a line of the kept history tells of. */
export const HISTORY_KINDS: Words<HistoryKind> = {
  created: { fr: "création", en: "created" },
  edited: { fr: "modification", en: "edited" },
  state: { fr: "état", en: "state" },
  step: { fr: "étape", en: "step" },
  evidence: { fr: "preuve", en: "evidence" },
  funding: { fr: "financement", en: "funding" },
  indicator: { fr: "indicateur", en: "indicator" },
  vote: { fr: "vote", en: "vote" },
  exchange: { fr: "échange annuel", en: "yearly exchange" },
  tree: { fr: "plan", en: "tree" },
  "kick-off": { fr: "lancement", en: "kick-off" },
  scenario: { fr: "scénario", en: "scenario" },
  decision: { fr: "décision", en: "decision" },
};
