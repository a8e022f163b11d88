import type { Role } from "./roles";
import type { Words } from "./words";

export type Permission =
  | "today:read"
  | "submissions:read"
  | "submissions:write"
  | "candidates:read"
  | "candidates:write"
  | "households:read"
  | "households:write"
  | "needs:write"
  | "hand-offs:read"
  | "hand-offs:write"
  | "partners:read"
  | "partners:write"
  | "structures:read"
  | "structures:write"
  | "outbox:read"
  | "outbox:write"
  | "reports:read"
  | "privacy:read"
  | "privacy:write"
  | "privacy:request"
  | "settings:read"
  | "settings:write"
  | "accounts:write"
  | "account:own";

export const PERMISSIONS: Words<Permission> = {
  "today:read": { fr: "Voir sa journée", en: "See one’s day" },
  "submissions:read": { fr: "Lire les demandes à trier", en: "Read the triage queue" },
  "submissions:write": { fr: "Trier, rattacher et écarter les demandes", en: "Triage requests" },
  "candidates:read": { fr: "Lire le projet professionnel", en: "Read professional projects" },
  "candidates:write": { fr: "Modifier le projet professionnel, l’étape", en: "Edit professional projects" },
  "households:read": { fr: "Lire le dossier du foyer", en: "Read household files" },
  "households:write": { fr: "Modifier le dossier, noter, répondre", en: "Edit household files" },
  "needs:write": { fr: "Ouvrir et suivre un besoin", en: "Open and follow needs" },
  "hand-offs:read": { fr: "Lire les passages de relais", en: "Read hand-offs" },
  "hand-offs:write": { fr: "Passer le relais à un partenaire", en: "Hand off to partners" },
  "partners:read": { fr: "Lire les partenaires", en: "Read partners" },
  "partners:write": { fr: "Modifier les partenaires", en: "Edit partners" },
  "structures:read": { fr: "Lire les structures et les ouvertures", en: "Read structures and openings" },
  "structures:write": { fr: "Modifier les structures et les ouvertures", en: "Edit structures and openings" },
  "outbox:read": { fr: "Voir le courrier envoyé", en: "See outgoing mail" },
  "outbox:write": { fr: "Relancer ou annuler un envoi", en: "Retry or cancel a mail" },
  "reports:read": { fr: "Voir les chiffres", en: "See figures" },
  "privacy:read": {
    fr: "Voir le registre, les accords et le journal",
    en: "See register, consents and audit",
  },
  "privacy:write": {
    fr: "Effacer, garder encore, remettre à une personne ses données",
    en: "Erase, keep longer, hand people their data",
  },
  "privacy:request": { fr: "Demander l’effacement d’un dossier", en: "Ask for a file to be erased" },
  "settings:read": { fr: "Voir les réglages", en: "See settings" },
  "settings:write": { fr: "Modifier les réglages", en: "Edit settings" },
  "accounts:write": { fr: "Inviter et modifier les comptes", en: "Invite and edit accounts" },
  "account:own": { fr: "Gérer son propre compte", en: "Manage one’s own account" },
};

const TEAM: readonly Permission[] = [
  "today:read",
  "submissions:read",
  "submissions:write",
  "candidates:read",
  "candidates:write",
  "households:read",
  "households:write",
  "needs:write",
  "hand-offs:read",
  "hand-offs:write",
  "partners:read",
  "partners:write",
  "structures:read",
  "structures:write",
  "outbox:read",
  "outbox:write",
  "reports:read",
  "settings:read",
  "account:own",
];

/** The one table of who may do what. Shown as a matrix in « Réglages › Droits ». */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  responsable: [...TEAM, "settings:write", "accounts:write", "privacy:request"],
  referent: TEAM,
  recruteur: ["candidates:read", "account:own"],
  elu: ["reports:read", "account:own"],
  dpo: ["privacy:read", "privacy:write", "reports:read", "account:own"],
};

export function roleCan(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
