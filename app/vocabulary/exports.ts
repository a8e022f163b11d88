import type { Words } from "./words";

export type ExportedList =
  | "candidates"
  | "partners"
  | "hand-offs"
  | "promises"
  | "structures"
  | "openings"
  | "arrivals";

export const EXPORTED_LISTS: Words<ExportedList> = {
  candidates: { fr: "Dossiers", en: "Files" },
  partners: { fr: "Partenaires", en: "Partners" },
  "hand-offs": { fr: "Relais", en: "Hand-offs" },
  promises: { fr: "Promesses", en: "Promises" },
  structures: { fr: "Structures", en: "Structures" },
  openings: { fr: "Ouvertures", en: "Openings" },
  arrivals: { fr: "Arrivées", en: "Arrivals" },
};

export type ExportFormat = "xlsx" | "csv";

export const EXPORT_FORMATS: Words<ExportFormat> = {
  xlsx: { fr: "Excel (.xlsx)", en: "Excel (.xlsx)" },
  csv: { fr: "CSV, pour tout autre tableur", en: "CSV, for any other spreadsheet" },
};

/** Rows a workbook holds: beyond, a list leaves as CSV, which is not kept in memory. */
export const MOST_WORKBOOK_ROWS = 10_000;
