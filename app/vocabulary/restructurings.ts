import type { Words } from "./words";

export type RestructuringKind = "bulk" | "import" | "merge" | "split";

export const RESTRUCTURING_KINDS: Words<RestructuringKind> = {
  bulk: { fr: "Changement groupé", en: "Bulk change" },
  import: { fr: "Import", en: "Import" },
  merge: { fr: "Fusion", en: "Merge" },
  split: { fr: "Séparation", en: "Split" },
};

export type RestructuringState =
  | "planning"
  | "planned"
  | "running"
  | "done"
  | "reverting"
  | "reverted"
  | "failed";

export const RESTRUCTURING_STATES: Words<RestructuringState> = {
  planning: { fr: "En préparation", en: "Being planned" },
  planned: { fr: "Prêt", en: "Planned" },
  running: { fr: "En cours", en: "Running" },
  done: { fr: "Fait", en: "Done" },
  reverting: { fr: "Annulation en cours", en: "Being undone" },
  reverted: { fr: "Annulé", en: "Undone" },
  failed: { fr: "Interrompu", en: "Stopped" },
};

/** What the software does by itself until it is over. */
export const MOVING_STATES: readonly RestructuringState[] = ["running", "reverting"];

export type StepKind = "insert" | "change" | "remove";

export type StepState = "planned" | "applied" | "refused" | "reverted" | "kept";
