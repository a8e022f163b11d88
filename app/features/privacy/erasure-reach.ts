import { NBSP } from "~/vocabulary/typography";

/** What becomes of a place where somebody may be found: its documents go, or lose what tells of them, or stay. */
export type ErasureFate = "erased" | "emptied" | "kept";

interface Reach {
  fate: ErasureFate;
  /** What goes, what is replaced, or why it stays; as the person who asks would be told. */
  fr: string;
  /** What is otherwise when it is one adult alone. */
  ofOne?: string;
}

/** Every collection of the base, and what an erasure does there. A new collection must say it here. */
export const ERASURE_REACH: Readonly<Record<string, Reach>> = {
  candidates: {
    fate: "erased",
    fr: "Le projet professionnel : identité, coordonnées, parcours, mots de recherche.",
  },
  households: {
    fate: "erased",
    fr: "Le dossier : adultes, enfants, confidences, prochaine action, étiquettes.",
    ofOne: "Pour cette seule personne, sa part seulement.",
  },
  needs: {
    fate: "erased",
    fr: "Les besoins, leurs critères, leurs pistes, leurs visites et leurs décisions.",
    ofOne: "Pour cette seule personne, sa recherche et ses avis ; ailleurs son nom est remplacé.",
  },
  "hand-offs": {
    fate: "erased",
    fr: "Les relais : fiches envoyées, versions, réponses. Leurs liens ne s’ouvrent plus ; chaque partenaire qui a reçu quelque chose est prié de le supprimer.",
  },
  entries: {
    fate: "erased",
    fr: "Le fil du dossier, avec les anciennes valeurs.",
    ofOne: "Pour cette seule personne, ce qui la concerne ; ailleurs son nom est remplacé.",
  },
  tasks: { fate: "erased", fr: "Les tâches, les promesses et les démarches." },
  documents: {
    fate: "erased",
    fr: "Les documents déposés. La page signée d’une convention de bourse reste avec elle.",
  },
  "files.files": { fate: "erased", fr: "Les fichiers eux-mêmes." },
  submissions: {
    fate: "erased",
    fr: "Les demandes reçues et leurs corrections, même non rattachées, à la même adresse e-mail.",
  },
  "visit-days": {
    fate: "erased",
    fr: "Les journées de visite : étapes, hôtes, dépenses, avis. Leurs liens ne s’ouvrent plus.",
    ofOne: "Pour cette seule personne, son lien et son avis ; ailleurs son nom est remplacé.",
  },
  trackings: {
    fate: "erased",
    fr: "La page de suivi : messages, classements, corrections. Son lien ne s’ouvre plus.",
  },
  outbox: {
    fate: "erased",
    fr: "Le courrier écrit à la personne ou à propos d’elle, destinataires et paramètres. Ce qui attendait ne part pas.",
  },
  messages: { fate: "erased", fr: "Les mails reçus d’elle ou à propos d’elle, avec leurs fichiers joints." },
  notices: { fate: "erased", fr: "Les nouvelles données aux collègues." },
  "distinct-pairs": { fate: "erased", fr: "« Ce n’est pas la même personne »." },
  "import-rows": { fate: "erased", fr: "Les lignes des tableaux reçus qui la nomment." },
  "restructuring-steps": {
    fate: "erased",
    fr: `Ce qui permettait d’annuler une fusion, une séparation, un import ou un changement groupé${NBSP}: ces opérations ne s’annulent plus pour ce dossier.`,
  },
  restructurings: {
    fate: "erased",
    fr: "Les fusions et les séparations du dossier. Un import ou un changement groupé reste, sans ce dossier.",
  },
  placements: {
    fate: "erased",
    fr: "Ses semestres d’interne : vœux, proches, voiture, lit demandé, terrain de stage et lit reçus, mots de ses maîtres de stage.",
  },
  scholarships: {
    fate: "erased",
    fr: "Ses demandes de bourse sans convention signée. D’une convention signée restent le texte, les signatures, les sommes et l’engagement ; partent les pièces, l’instruction, les aides déclarées, les adresses et les liens.",
  },
  mentorships: {
    fate: "erased",
    fr: "Ses compagnonnages : avec qui, quand, les points de suivi, la note, la fin.",
    ofOne: "Pour cette seule personne, les siens ; ailleurs son nom est remplacé.",
  },
  allocations: {
    fate: "emptied",
    fr: "Sa ligne dans les répartitions proposées ou publiées.",
  },
  surveys: {
    fate: "emptied",
    fr: "Son avis de fin de stage : ses mots et son lien partent ; ses notes restent comptées, sans dire de qui.",
  },
  events: {
    fate: "emptied",
    fr: "Sa présence aux rencontres : elle reste comptée, sans dire de qui.",
  },
  lodgings: {
    fate: "emptied",
    fr: "Ses réservations : le lit et les dates restent, sans dire de qui.",
  },
  "training-places": {
    fate: "emptied",
    fr: "Sa place dans un terrain de stage : la place reste comptée, sans dire de qui.",
  },
  consents: {
    fate: "emptied",
    fr: "Les accords restent comme preuve, sans nom : le but, les mots, le moyen, les dates. Ils sont retirés.",
  },
  imports: { fate: "emptied", fr: "Le nom d’un tableau reçu, s’il la nomme." },
  "saved-views": { fate: "emptied", fr: "Les vues gardées par des collègues, si elles la nomment." },
  accounts: { fate: "emptied", fr: "Les consignes laissées à un·e remplaçant·e, si elles la nomment." },
  offers: { fate: "emptied", fr: "Le lien entre une offre et le foyer qui l’a prise." },
  openings: { fate: "emptied", fr: "Le lien entre une ouverture et la personne qui l’a pourvue." },
  "audit-events": {
    fate: "kept",
    fr: "Le journal dit qui a fait quoi et quand : des identifiants et des noms de champs, jamais leurs valeurs. Il prouve que l’effacement a eu lieu.",
  },
  cohorts: { fate: "kept", fr: "Ce que deviennent les internes : des chiffres, aucun nom ni identifiant." },
  counters: { fate: "kept", fr: "Les chiffres comptés par jour : aucun nom, aucun identifiant." },
  erasures: { fate: "kept", fr: "La preuve de l’effacement : une date et des nombres, aucun nom." },
  partners: {
    fate: "kept",
    fr: "Les partenaires et leurs contacts : d’autres personnes. Le nombre de leurs relais reste juste.",
  },
  "local-services": {
    fate: "kept",
    fr: "L’annuaire des services et des lieux : des organismes, ouverts à tous.",
  },
  programmes: { fate: "kept", fr: "Les programmes de bourse et leurs versions : aucune personne." },
  semesters: { fate: "kept", fr: "Les semestres et leur calendrier : aucune personne." },
  supervisors: { fate: "kept", fr: "Les maîtres de stage : d’autres personnes." },
  "panel-sessions": { fate: "kept", fr: "Les séances de la commission : leur ordre du jour sans nom." },
  mentors: { fate: "kept", fr: "Les compagnons volontaires : d’autres personnes." },
  structures: { fate: "kept", fr: "Les structures de santé : des organismes." },
  user: { fate: "kept", fr: "Les comptes de connexion de l’équipe : d’autres personnes." },
  "background-runs": { fate: "kept", fr: "Ce que le logiciel fait seul : aucune personne." },
  mailboxes: { fate: "kept", fr: "Jusqu’où la boîte de la conciergerie a été lue : aucune personne." },
  "forgotten-messages": {
    fate: "kept",
    fr: "Une empreinte illisible de chaque mail supprimé, pour qu’il ne revienne pas : ni nom, ni adresse ; soixante jours.",
  },
  "discovery-sheets": {
    fate: "kept",
    fr: "Les fiches découverte des intercommunalités, ouvertes à tous.",
  },
  "care-services": { fate: "kept", fr: "Les modes d’accueil du territoire : aucune personne." },
  "childminder-counts": { fate: "kept", fr: "Des totaux par commune : aucune personne." },
  "care-duties": { fate: "kept", fr: "Qui exerce quelle compétence, par commune : aucune personne." },
  "action-plans": { fate: "kept", fr: "Les plans d’action et leurs votes : aucune personne accueillie." },
  "plan-actions": { fate: "kept", fr: "Les engagements et les actions : aucune personne accueillie." },
  "care-projects": { fate: "kept", fr: "Les projets d’accueil : aucune personne accueillie." },
  "care-indicators": {
    fate: "kept",
    fr: "Des chiffres publiés, leur année et leur source : aucune personne.",
  },
  "observatory-areas": {
    fate: "kept",
    fr: "Des décomptes par commune et par jour : aucune personne, et rien n’est montré sous 5.",
  },
  schools: {
    fate: "kept",
    fr: "Référentiel public, et ce que l’équipe sait des établissements : aucune personne accueillie.",
  },
  occupations: { fate: "kept", fr: "Référentiel public." },
  communes: { fate: "kept", fr: "Référentiel public." },
  "commune-aliases": { fate: "kept", fr: "Référentiel public." },
  "commune-outlines": { fate: "kept", fr: "Référentiel public." },
  epcis: { fate: "kept", fr: "Référentiel public." },
  zonings: { fate: "kept", fr: "Référentiel public." },
  "reference-imports": { fate: "kept", fr: "Référentiel public." },
  meta: { fate: "kept", fr: "Ce que la base sait d’elle-même." },
  pipelines: { fate: "kept", fr: "Les étapes des parcours : des réglages." },
  settings: { fate: "kept", fr: "Les réglages." },
  "agreement-templates": {
    fate: "kept",
    fr: "Le modèle de la convention de bourse et ses versions : des réglages.",
  },
  "mail-wordings": { fate: "kept", fr: "Les mots des mails : des réglages." },
  templates: { fate: "kept", fr: "Les modèles de tâches : des réglages." },
};

/** What no run reaches, and which the person is told all the same. */
export const OUT_OF_REACH: readonly string[] = [
  "Les sauvegardes s’effacent à leur terme. Après une restauration, relancez les effacements faits depuis.",
  "Ce qu’un·e collègue aurait écrit de cette personne dans le dossier d’une autre : cherchez son nom.",
  "Ce qu’un partenaire a imprimé ou noté chez lui : nous le lui demandons, et gardons sa réponse.",
];
