/** The pages of « Confidentialité », in their order. */
export const PRIVACY_PAGES = [
  { to: "/privacy", label: "Registre" },
  { to: "/privacy/consents", label: "Accords" },
  { to: "/privacy/journal", label: "Journal" },
  { to: "/privacy/retention", label: "Conservation" },
  { to: "/privacy/erasures", label: "Effacements" },
  { to: "/privacy/access", label: "Accès" },
] as const;
