import type { Language } from "~/vocabulary/languages";
import { WISHES } from "~/vocabulary/needs";
import { SHARED_FIELDS } from "~/vocabulary/sharing";
import { valuesOf } from "~/vocabulary/words";

/** What a sheet and a proposal call each of their lines, which are written in French. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    valuesOf(SHARED_FIELDS).map((field) => [SHARED_FIELDS[field].fr, SHARED_FIELDS[field].en]),
  ),
  Projet: "Plan",
  Où: "Where",
  "À partir du": "From",
  Durée: "For how long",
  Pour: "For",
  Taille: "Size",
  Équipement: "Furniture",
  Budget: "Budget",
  Animal: "Pet",
  Animaux: "Pets",
  Accès: "Access",
  Distance: "Distance",
  Voiture: "Car",
  "Loyer ou prix": "Rent or price",
  Libre: "Free",
  Annonce: "Advertisement",
  Poste: "Post",
  Employeur: "Employer",
  Contrat: "Contract",
  Horaires: "Hours",
  Lieu: "Place",
  Métier: "Trade",
  Diplômes: "Diplomas",
  Secteur: "Sector",
  Expérience: "Experience",
  "Temps de travail": "Working time",
  Télétravail: "Remote work",
  Salaire: "Wage",
  Précisions: "Details",
  CV: "Curriculum",
  "Centres d’intérêt": "Interests",
  Début: "Start",
  Jours: "Days",
  École: "School",
  Niveau: "Level",
  Rentrée: "Start of school",
  "Entrée à l’école": "First day of school",
  Statut: "State or private",
  "Sur place": "On the spot",
  Créneau: "Slot",
  Qui: "Who",
  Situation: "Situation",
  Spécialité: "Specialty",
  "Exercice souhaité": "Practice wished for",
  Disponible: "Available",
  Téléphone: "Phone",
  "E-mail": "E-mail",
  "Mode d’accueil": "Kind of care",
  Arrêts: "Stops",
  "Places libres": "Free places",
  ...Object.fromEntries(valuesOf(WISHES).map((kind) => [WISHES[kind].fr, WISHES[kind].en])),
};

/** The label of a line in the language of the page; undefined for one that has no English. */
export function labelIn(language: Language, label: string): string | undefined {
  if (language === "fr") return label;
  const [, name = label, number = ""] = /^(.*?)( \d+)?$/.exec(label) ?? [];
  const english = IN_ENGLISH[name];
  return english && english + number;
}
