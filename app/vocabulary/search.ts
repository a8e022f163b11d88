import type { Permission } from "./permissions";
import type { Words } from "./words";

export type SearchGroup = "acts" | "people" | "partners" | "pages";

/** What the palette finds, in the order it shows it. */
export const SEARCH_GROUPS: Words<SearchGroup> = {
  acts: { fr: "Actes", en: "Acts" },
  people: { fr: "Personnes", en: "People" },
  partners: { fr: "Partenaires", en: "Partners" },
  pages: { fr: "Pages", en: "Pages" },
};

export interface SearchHit {
  id: string;
  group: SearchGroup;
  label: string;
  detail?: string;
  /** Where it leads; an act that still wants a name leads nowhere yet. */
  to?: string;
  /** What an act that wants a name writes in the field. */
  fill?: string;
}

export type FileActKind = "remind" | "house" | "note" | "reply" | "call" | "assign";

export interface FileActWords {
  /** « Loger Marchetti » */
  label: string;
  /** What one types before the name, folded; the first is the one the palette writes itself. */
  verbs: readonly string[];
  permission: Permission;
}

/** The acts that name a file. */
export const FILE_ACTS: Readonly<Record<FileActKind, FileActWords>> = {
  remind: { label: "Relancer", verbs: ["relancer", "relance", "remind"], permission: "hand-offs:write" },
  house: { label: "Loger", verbs: ["loger", "logement", "house"], permission: "needs:write" },
  note: { label: "Noter", verbs: ["noter", "note"], permission: "households:write" },
  reply: { label: "Répondre à", verbs: ["repondre", "ecrire", "reply"], permission: "households:write" },
  call: { label: "Appeler", verbs: ["appeler", "telephoner", "call"], permission: "households:write" },
  assign: { label: "Confier", verbs: ["confier", "attribuer", "assign"], permission: "households:write" },
};

export interface SearchPage {
  to: string;
  label: string;
  permission: Permission;
  group: "acts" | "pages";
  /** Other words by which it is looked for. */
  also?: string;
}

/** The pages of the staff area, for whom may open them, and the acts that need no name. */
export const SEARCH_PAGES: readonly SearchPage[] = [
  {
    to: "/structures",
    label: "Structures",
    permission: "structures:read",
    group: "pages",
    also: "msp centre de santé cabinet hôpital finess structures",
  },
  {
    to: "/semesters",
    label: "Internes",
    permission: "structures:read",
    group: "pages",
    also: "semestre stage répartition arrivées livret interns semesters",
  },
  {
    to: "/training-places",
    label: "Terrains de stage",
    permission: "structures:read",
    group: "pages",
    also: "msu maître de stage place saspas training places",
  },
  {
    to: "/lodgings",
    label: "Hébergements d’internes",
    permission: "structures:read",
    group: "pages",
    also: "lit chambre internat réservation lodgings",
  },
  {
    to: "/openings",
    label: "Ouvertures",
    permission: "structures:read",
    group: "pages",
    also: "poste place cabinet installation openings",
  },
  {
    to: "/triage/new",
    label: "Nouvelle demande",
    permission: "submissions:write",
    group: "acts",
    also: "créer saisir ajouter dossier new request",
  },
  {
    to: "/partners/new",
    label: "Nouveau partenaire",
    permission: "partners:write",
    group: "acts",
    also: "créer ajouter new partner",
  },
  { to: "/today", label: "Aujourd’hui", permission: "today:read", group: "pages", also: "journée today" },
  {
    to: "/triage",
    label: "À trier",
    permission: "submissions:read",
    group: "pages",
    also: "demandes triage",
  },
  {
    to: "/candidates",
    label: "Dossiers",
    permission: "candidates:read",
    group: "pages",
    also: "candidats foyers candidatures files",
  },
  {
    to: "/board/medecins",
    label: "Tableau des médecins",
    permission: "candidates:read",
    group: "pages",
    also: "tableaux kanban colonnes parcours étapes board",
  },
  {
    to: "/board/internes",
    label: "Tableau des internes",
    permission: "candidates:read",
    group: "pages",
    also: "tableaux kanban colonnes parcours étapes board",
  },
  {
    to: "/promises",
    label: "Promesses",
    permission: "today:read",
    group: "pages",
    also: "engagements promises",
  },
  {
    to: "/visits",
    label: "Journées de visite",
    permission: "households:read",
    group: "pages",
    also: "visites itinéraires programme hôtes accueil visits",
  },
  { to: "/hand-offs", label: "Relais", permission: "hand-offs:read", group: "pages", also: "passages" },
  {
    to: "/partners",
    label: "Partenaires",
    permission: "partners:read",
    group: "pages",
    also: "annuaire directory",
  },
  {
    to: "/directory",
    label: "Annuaire des services",
    permission: "partners:read",
    group: "pages",
    also: "annuaire services lieux france services médiathèque sport culture directory",
  },
  {
    to: "/childcare/supply",
    label: "Offre d’accueil du jeune enfant",
    permission: "partners:read",
    group: "pages",
    also: "crèches assistantes maternelles relais petite enfance rpe mam compétences places childcare supply",
  },
  {
    to: "/childcare/observatory",
    label: "Observatoire de l’accueil du jeune enfant",
    permission: "reports:read",
    group: "pages",
    also: "besoins places crèches indicateurs taux de couverture communes sans relais horaires atypiques observatory",
  },
  {
    to: "/schools",
    label: "Établissements scolaires",
    permission: "partners:read",
    group: "pages",
    also: "écoles collèges lycées maternelle primaire annuaire éducation uai schools",
  },
  {
    to: "/discovery",
    label: "Fiches découverte",
    permission: "partners:read",
    group: "pages",
    also: "territoires intercommunalités epci découvrir discovery",
  },
  {
    to: "/housing/offers",
    label: "Logements à proposer",
    permission: "partners:read",
    group: "pages",
    also: "offres logement appartement maison location housing offers",
  },
  {
    to: "/work",
    label: "Postes à proposer",
    permission: "partners:read",
    group: "pages",
    also: "offres emploi travail employeurs conjoint work",
  },
  {
    to: "/outbox",
    label: "Courrier",
    permission: "outbox:read",
    group: "pages",
    also: "mails envois outbox",
  },
  {
    to: "/pledges",
    label: "Engagements",
    permission: "reports:read",
    group: "pages",
    also: "déclaration plan d’action projets pledges",
  },
  {
    to: "/reports",
    label: "Chiffres",
    permission: "reports:read",
    group: "pages",
    also: "statistiques bilan reports",
  },
  {
    to: "/privacy",
    label: "Confidentialité",
    permission: "privacy:read",
    group: "pages",
    also: "registre accords journal rgpd privacy",
  },
  {
    to: "/imports",
    label: "Imports",
    permission: "households:write",
    group: "pages",
    also: "importer excel csv tableur import",
  },
  {
    to: "/bin",
    label: "Corbeille",
    permission: "households:write",
    group: "pages",
    also: "supprimé restaurer bin",
  },
  { to: "/settings", label: "Réglages", permission: "settings:read", group: "pages", also: "settings" },
  {
    to: "/account",
    label: "Mon compte",
    permission: "account:own",
    group: "pages",
    also: "mot de passe absence délégation profil account",
  },
];
