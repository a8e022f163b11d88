import type { Words } from "./words";

export type ErasureState = "asked" | "running" | "done" | "dismissed";

export const ERASURE_STATES: Words<ErasureState> = {
  asked: { fr: "demandé", en: "asked" },
  running: { fr: "en cours", en: "under way" },
  done: { fr: "effacé", en: "erased" },
  dismissed: { fr: "sans suite", en: "dismissed" },
};

/** Who wants it: the person, somebody who speaks for them, or the end of the time for which files are kept. */
export type ErasureAsker = "person" | "representative" | "retention";

export const ERASURE_ASKERS: Words<ErasureAsker> = {
  person: { fr: "la personne elle-même", en: "the person" },
  representative: { fr: "quelqu’un qui la représente", en: "a representative" },
  retention: { fr: "la fin de la durée de conservation", en: "the end of the retention period" },
};

/** Who may ask, in a form. */
export const ASKED_BY = ["person", "representative"] as const satisfies readonly ErasureAsker[];

export type ErasureMeans = "phone" | "mail" | "in-person" | "tracking";

export const ERASURE_MEANS: Words<ErasureMeans> = {
  phone: { fr: "par téléphone", en: "by phone" },
  mail: { fr: "par mail ou courrier", en: "by mail" },
  "in-person": { fr: "de vive voix", en: "in person" },
  tracking: { fr: "depuis sa page de suivi", en: "from the tracking page" },
};

/** The means a colleague types; the tracking page says its own. */
export const TYPED_MEANS = ["mail", "phone", "in-person"] as const satisfies readonly ErasureMeans[];

export type ErasureDismissal = "withdrawn" | "identity" | "legal" | "asker-gone";

export const ERASURE_DISMISSALS: Words<ErasureDismissal> = {
  withdrawn: { fr: "la personne y renonce", en: "withdrawn by the person" },
  identity: { fr: "on ne sait pas si c’est bien elle", en: "identity not established" },
  legal: { fr: "un texte oblige à garder", en: "the law requires it to be kept" },
  "asker-gone": { fr: "la personne qui le demandait a été effacée", en: "whoever asked was erased" },
};

/** Why a colleague closes a request; the software says the other by itself. */
export const TYPED_DISMISSALS = [
  "withdrawn",
  "identity",
  "legal",
] as const satisfies readonly ErasureDismissal[];

/** What stands for all of a file where one of its adults might be chosen. */
export const WHOLE_FILE = "all";

/** What somebody types to show that they mean it. */
export const ERASURE_WORD = "effacer";

/** What takes the place of an erased word in what stays. */
export const ERASED_MARK = "[effacé]";
