import type { Words } from "./words";

export type Role = "responsable" | "referent" | "recruteur" | "elu" | "dpo";

export const ROLES: Words<Role> = {
  responsable: { fr: "Responsable", en: "Manager" },
  referent: { fr: "Référent·e", en: "Case manager" },
  recruteur: { fr: "Recruteur·se d’une structure", en: "Recruiter" },
  elu: { fr: "Élu·e", en: "Elected member" },
  dpo: { fr: "Délégué·e à la protection des données", en: "Data protection officer" },
};

/** The page each role finds useful when it opens the software. */
export const LANDING_PAGES: Readonly<Record<Role, string>> = {
  responsable: "/today",
  referent: "/today",
  recruteur: "/candidates",
  elu: "/reports",
  dpo: "/privacy",
};
