export type CohortTable = "semesters" | "structures" | "origins";

/** The name of each table of cohorts in the file downloaded. */
export const COHORT_FILES: Readonly<Record<CohortTable, string>> = {
  semesters: "retours-par-semestre",
  structures: "retours-par-structure",
  origins: "retours-par-origine",
};

/** Whether something read from an address names a table. */
export function isCohortTable(key: string | undefined): key is CohortTable {
  return key !== undefined && Object.hasOwn(COHORT_FILES, key);
}

/** The origin of whoever did not say how they came to know us. */
export const UNKNOWN_ORIGIN = "unknown";
