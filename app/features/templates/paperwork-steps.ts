import type { TemplateStep } from "#models/template";

type Step = Omit<TemplateStep, "anchor">;

const fromArrival = (steps: readonly Step[]): TemplateStep[] =>
  steps.map((step) => ({ ...step, anchor: "arrival" }));

const REGISTRATION: Step = {
  key: "order",
  label: "S’inscrire au tableau de l’Ordre (conseil départemental)",
  offset: { months: -3 },
  papers: ["Pièce d’identité", "Attestation de réussite au diplôme", "DES", "Curriculum vitæ"],
  note: "La première inscription se demande en ligne, dans « Mon espace médecin ». L’attestation de soutenance de thèse ne suffit pas. Un seul département d’inscription à la fois : venu·e d’un autre, son dossier passe d’un conseil à l’autre.",
};

const CONTRACT_NOTE =
  "Dans le mois qui suit leur signature (code de la santé publique, art. L4113-9). Le conseil départemental peut donner un avis sur un projet, en un mois.";

/** The order and the lead times of settling in private practice; a day no text fixes is ours. */
export const PRIVATE_STEPS: TemplateStep[] = fromArrival([
  {
    key: "insurance",
    label: "Souscrire la responsabilité civile professionnelle",
    offset: { months: -3 },
    papers: ["Contrat signé", "Attestation d’assurance"],
    note: "Trois mois avant le début de l’activité.",
  },
  REGISTRATION,
  {
    key: "rpps",
    label: "Recevoir le numéro RPPS et la carte CPS",
    offset: { months: -2 },
    papers: ["Numéro RPPS", "Carte CPS"],
    note: "L’inscription à l’Ordre donne le numéro RPPS ; la carte CPS suit sans autre demande.",
  },
  {
    key: "aids",
    label: "Demander les aides avant l’installation",
    offset: { months: -2 },
    papers: ["Demande d’aide à l’installation", "Adresse du cabinet"],
    note: "Plusieurs aides ne se demandent plus un an après l’installation.",
  },
  {
    key: "contracts",
    label: "Communiquer les contrats à l’Ordre",
    offset: { days: -45 },
    papers: [
      "Bail ou contrat de cession",
      "Contrat de collaboration ou de société",
      "Contrat de remplacement",
    ],
    note: CONTRACT_NOTE,
  },
  {
    key: "cpam",
    label: "S’enregistrer à la CPAM : convention et secteur",
    offset: { months: -1 },
    papers: ["Inscription à l’Ordre", "Choix du secteur 1 ou 2", "RIB professionnel"],
    note: "La caisse enregistre le cabinet, la convention et le secteur. La carte CPS et le logiciel lui sont demandés le même jour.",
  },
  {
    key: "business",
    label: "Déclarer l’activité au guichet unique (INPI, URSSAF)",
    offset: { months: -1 },
    papers: ["Déclaration d’activité", "Numéro SIRET"],
  },
  {
    key: "bank",
    label: "Ouvrir le compte professionnel et choisir la comptabilité",
    offset: { months: -1 },
    papers: ["Compte professionnel", "Expert-comptable ou association de gestion"],
    note: "L’exonération en zone France ruralités revitalisation se déclare avec la 2035.",
  },
  {
    key: "pension",
    label: "S’affilier à la CARMF",
    offset: { days: -15 },
    papers: ["Déclaration d’affiliation"],
  },
  {
    key: "tools",
    label: "Équiper le cabinet : logiciel, Pro Santé Connect, messagerie",
    offset: { days: -15 },
    papers: ["Logiciel métier", "Pro Santé Connect", "Messagerie sécurisée"],
  },
  {
    key: "colleagues",
    label: "Annoncer l’arrivée : CPTS, permanence des soins, patients",
    offset: { days: -7 },
    papers: ["CPTS", "Permanence des soins", "Annonce aux patients"],
  },
]);

/** Those of a salaried post, in a health centre or a hospital. */
export const SALARIED_STEPS: TemplateStep[] = fromArrival([
  REGISTRATION,
  {
    key: "rpps",
    label: "Recevoir le numéro RPPS et la carte CPS",
    offset: { months: -2 },
    papers: ["Numéro RPPS", "Carte CPS de l’établissement"],
    note: "L’inscription à l’Ordre donne le numéro RPPS ; la carte CPS suit sans autre demande.",
  },
  {
    key: "contract",
    label: "Signer le contrat de travail et le communiquer à l’Ordre",
    offset: { days: -45 },
    papers: ["Contrat de travail écrit", "Envoi au conseil départemental"],
    note: CONTRACT_NOTE,
  },
  {
    key: "employer",
    label: "Compléter le dossier des ressources humaines",
    offset: { months: -1 },
    papers: ["Diplômes", "RIB", "Visite d’embauche", "Reprise d’ancienneté"],
  },
  {
    key: "insurance",
    label: "Vérifier l’assurance avec l’employeur",
    offset: { months: -1 },
    papers: ["Garantie de l’employeur", "Assurance personnelle, s’il en faut une"],
  },
  {
    key: "colleagues",
    label: "Annoncer l’arrivée : équipe, CPTS, patients",
    offset: { days: -7 },
    papers: ["Équipe", "CPTS", "Annonce aux patients"],
  },
]);
