import type { Words } from "./words";

export type NextFilter = "none" | "late";

export const NEXT_FILTERS: Words<NextFilter> = {
  none: { fr: "Sans prochaine action", en: "Without a next action" },
  late: { fr: "En retard", en: "Late" },
};

export type ReadinessBand = "low" | "middle" | "high";

/** How ready a household is, in the words of the list. */
export const READINESS_BANDS: Words<ReadinessBand> = {
  low: { fr: "Prêts à moins de 25 %", en: "Less than 25% ready" },
  middle: { fr: "Prêts à 25 % ou plus", en: "25% to 75% ready" },
  high: { fr: "Prêts à 75 % ou plus", en: "75% ready or more" },
};

/** From, and up to but not including, in percents. */
export const READINESS_LIMITS: Readonly<Record<ReadinessBand, readonly [number, number]>> = {
  low: [0, 25],
  middle: [25, 75],
  high: [75, 101],
};

export type Silence = "14" | "30" | "90";

/** Days since the person last wrote, answered or was reached. */
export const SILENCES: Words<Silence> = {
  "14": { fr: "14 jours", en: "14 days" },
  "30": { fr: "30 jours", en: "30 days" },
  "90": { fr: "3 mois", en: "3 months" },
};

export type FileColumn = "kind" | "stage" | "place" | "needs" | "tags" | "referent" | "next";

/** The columns of the list of files, beside the name, which is always there. */
export const FILE_COLUMNS: Words<FileColumn> = {
  kind: { fr: "Situation", en: "Situation" },
  stage: { fr: "Étape", en: "Stage" },
  place: { fr: "Où", en: "Where" },
  needs: { fr: "Besoins", en: "Needs" },
  tags: { fr: "Étiquettes", en: "Tags" },
  referent: { fr: "Suivi par", en: "Followed by" },
  next: { fr: "Prochaine action", en: "Next action" },
};

/** What a list shows when nobody chose: labels are added by who uses them. */
export const USUAL_COLUMNS: readonly FileColumn[] = ["kind", "stage", "place", "needs", "referent", "next"];
