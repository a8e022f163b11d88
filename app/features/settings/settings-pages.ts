import { NBSP } from "~/vocabulary/typography";

interface SettingsPage {
  page: string;
  label: string;
  about: string;
}

/** The pages of the settings, in their order, each with what it is for. */
export const SETTINGS_PAGES: readonly SettingsPage[] = [
  {
    page: "brand",
    label: "Marque",
    about: "Le nom du service, qui le porte, sa promesse et ses coordonnées.",
  },
  {
    page: "sender",
    label: "Expéditeur",
    about: "Le nom et l’adresse des mails qui partent, et un essai d’envoi.",
  },
  {
    page: "mail",
    label: "Mails",
    about: "L’objet et le ton de chaque mail, vus sur un vrai dossier, avec un essai.",
  },
  {
    page: "territories",
    label: "Territoires",
    about: "Les départements et intercommunalités servis, et qui suit chacun.",
  },
  { page: "people", label: "Équipe", about: "Les comptes : inviter, modifier, fermer." },
  { page: "permissions", label: "Droits", about: "Ce que chaque rôle peut voir et faire." },
  {
    page: "legal",
    label: "Textes légaux",
    about: "Confidentialité, mentions légales, accessibilité, et les mots des accords demandés.",
  },
  {
    page: "agreement",
    label: "Convention de bourse",
    about: "Le modèle de la convention, ses mots à remplir, ses versions.",
  },
  {
    page: "pipelines",
    label: "Parcours",
    about: "Les étapes des médecins et des internes, ce qu’il faut pour y entrer, quand elles vieillissent.",
  },
  {
    page: "templates",
    label: "Modèles de tâches",
    about: "Ce que chaque étape fait prévoir : démarches, accueil, suivi, et quand.",
  },
  {
    page: "sharing",
    label: "Partage",
    about: "Ce que chaque type de partenaire peut recevoir d’une demande.",
  },
  { page: "delays", label: "Délais", about: "En combien de jours on répond, on relance, un lien expire." },
  {
    page: "calendar",
    label: "Calendrier",
    about: "Le début des semestres, la zone et les vacances scolaires.",
  },
  {
    page: "lodging",
    label: "Hébergements",
    about: "Les règles de la liste d’attente, et les aides que l’interne perd quand il est logé.",
  },
  {
    page: "training",
    label: "Niveaux de stage",
    about: "Les niveaux des terrains de stage et des accords, tels que votre faculté les nomme.",
  },
  {
    page: "reference-data",
    label: "Référentiels",
    about: "Les communes, leurs contours et leurs noms d’usage.",
  },
  {
    page: "background",
    label: "Tâches de fond",
    about: `Ce que le logiciel fait seul${NBSP}: envois, relances, reprises.`,
  },
];
