import type { Words } from "./words";

/** What the columns of a board are. */
export type Grouping = "stage" | "referent" | "territory" | "semester" | "readiness";

export const GROUPINGS: Words<Grouping> = {
  stage: { fr: "Étape", en: "Stage" },
  referent: { fr: "Référent·e", en: "Referent" },
  territory: { fr: "Intercommunalité", en: "Intercommunalité" },
  semester: { fr: "Semestre", en: "Semester" },
  readiness: { fr: "Avancement", en: "Readiness" },
};
