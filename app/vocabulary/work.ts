import type { Words } from "./words";

export type Contract = "permanent" | "fixed-term" | "public" | "self-employed" | "other";

export const CONTRACTS: Words<Contract> = {
  permanent: { fr: "CDI", en: "Permanent" },
  "fixed-term": { fr: "CDD", en: "Fixed term" },
  public: { fr: "Fonction publique", en: "Public service" },
  "self-employed": { fr: "Indépendant, reprise", en: "Self-employed" },
  other: { fr: "Autre", en: "Other" },
};

export type WorkSector = "private" | "public" | "non-profit" | "self-employed";

/** Where somebody would work. */
export const WORK_SECTORS: Words<WorkSector> = {
  private: { fr: "Entreprise", en: "Private company" },
  public: { fr: "Fonction publique", en: "Public service" },
  "non-profit": { fr: "Association, économie sociale", en: "Non-profit" },
  "self-employed": { fr: "À son compte", en: "Self-employed" },
};

export type WorkingTime = "full" | "part";

export const WORKING_TIMES: Words<WorkingTime> = {
  full: { fr: "Temps plein", en: "Full time" },
  part: { fr: "Temps partiel", en: "Part time" },
};

export type Telework = "none" | "some" | "full";

export const TELEWORK: Words<Telework> = {
  none: { fr: "Sur place", en: "On site" },
  some: { fr: "Quelques jours à distance", en: "Some days remote" },
  full: { fr: "Entièrement à distance", en: "Fully remote" },
};
