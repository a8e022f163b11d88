import type { DemoPartner } from "./demo-partner";
import { HOME_PARTNERS } from "./demo-partners-homes";

/** Twenty-six invented partners. */
export const PARTNERS = {
  ...HOME_PARTNERS,
  mesanges: {
    name: "Crèche des Mésanges",
    kind: "nursery",
    slot: "city",
    note: "Commission d’attribution quatre fois par an.",
    contacts: [
      { name: "Nadège Combes", role: "directrice", email: "mesanges@creches.example", phone: "0536491201" },
    ],
  },
  mairieRive: {
    name: "Accueil des nouveaux habitants, {lieu}",
    kind: "town-hall",
    slot: "riverTown",
    contacts: [
      {
        name: "Chantal Delpech",
        role: "secrétaire générale",
        email: "accueil@riviere-mairie.example",
        phone: "0536491123",
      },
    ],
  },
  mairiePlateau: {
    name: "Accueil des nouveaux habitants, {lieu}",
    kind: "town-hall",
    slot: "plateauTown",
    note: "Tient la liste des logements communaux.",
    contacts: [
      { name: "Régis Fabre", role: "accueil", email: "accueil@plateau-mairie.example", phone: "0536491125" },
    ],
  },
  mairieVignes: {
    name: "Accueil des nouveaux habitants, {lieu}",
    kind: "town-hall",
    slot: "vineyardVillage",
    contacts: [
      {
        name: "Josiane Pouget",
        role: "accueil",
        email: "accueil@vignes-mairie.example",
        phone: "0536491127",
      },
    ],
  },
  rpeOurs: {
    name: "Relais petite enfance Les Petits Ours",
    kind: "relay-centre",
    slot: "secondCity",
    contacts: [
      { name: "Amandine Clary", role: "animatrice", email: "rpe@petits-ours.example", phone: "0536491129" },
    ],
  },
  rpeGaloches: {
    name: "Relais petite enfance Les Galoches",
    kind: "relay-centre",
    slot: "city",
    note: "Commission d’attribution deux fois par an.",
    contacts: [
      { name: "Véronique Malet", role: "animatrice", email: "rpe@galoches.example", phone: "0536491131" },
    ],
  },
  ecoleMarronniers: {
    name: "École des Marronniers",
    kind: "school",
    slot: "castleTown",
    contacts: [
      {
        name: "Pascale Teyssier",
        role: "directrice",
        email: "direction@marronniers-ecole.example",
        phone: "0536491133",
      },
    ],
  },
  collegeVallee: {
    name: "Collège de la Vallée haute",
    kind: "school",
    slot: "secondCity",
    note: "Section anglais renforcé.",
    contacts: [{ name: "Vie scolaire", email: "contact@college-vallee-haute.example", phone: "0536491135" }],
  },
  atelierBois: {
    name: "Menuiserie Bois d’ici",
    kind: "employer",
    slot: "marketTown",
    note: "Recrute en comptabilité et à l’atelier.",
    contacts: [
      { name: "Jérôme Vayssade", role: "gérant", email: "j.vayssade@bois-dici.example", phone: "0536491137" },
    ],
  },
  laiterie: {
    name: "Laiterie du Causse clair",
    kind: "employer",
    slot: "heathTown",
    contacts: [{ name: "Ressources humaines", email: "rh@causse-clair.example", phone: "0536491139" }],
  },
  emploiCentre: {
    name: "Service emploi des conjoint·e·s",
    kind: "employment-service",
    note: "Un rendez-vous sous dix jours.",
    contacts: [
      {
        name: "Fatima Belkacem",
        role: "conseillère",
        email: "f.belkacem@emploi-conjoints.example",
        phone: "0536491141",
      },
    ],
  },
  mspTroisChenes: {
    name: "Maison de santé des Trois Chênes",
    kind: "health-structure",
    slot: "castleTown",
    note: "Trois généralistes, une infirmière en pratique avancée.",
    contacts: [
      {
        name: "Marc Delmas",
        role: "coordinateur",
        email: "coordination@trois-chenes.example",
        phone: "0536491143",
      },
    ],
  },
  centreHalle: {
    name: "Centre de santé de la Halle",
    kind: "health-structure",
    slot: "city",
    note: "Postes salariés à mi-temps ou plein temps.",
    contacts: [
      {
        name: "Docteure Anne Laval",
        role: "médecin coordonnatrice",
        email: "a.laval@centre-halle.example",
        phone: "0536491145",
      },
    ],
  },
  msuCabinet: {
    name: "Cabinet de la Place haute",
    kind: "supervisor",
    slot: "hillTown",
    note: "Maître de stage, niveaux 1 et 2.",
    onboarding: "agreed",
    contacts: [
      {
        name: "Docteur Luc Maurel",
        role: "maître de stage",
        email: "l.maurel@place-haute.example",
        phone: "0536491147",
      },
    ],
  },
  conseilOrdre: {
    name: "Guichet des démarches médicales",
    kind: "institution",
    note: "Inscription, autorisations, remplacements.",
    contacts: [
      { name: "Secrétariat", email: "secretariat@demarches-medicales.example", phone: "0536491149" },
    ],
  },
  accueilEst: {
    name: "Club des arrivants",
    kind: "territory",
    note: "Visites et soirées d’accueil, une fois par mois.",
    onboarding: "met",
    contacts: [
      {
        name: "Lucie Hébrard",
        role: "animatrice",
        email: "bonjour@club-arrivants.example",
        phone: "0536491151",
      },
    ],
  },
} as const satisfies Record<string, DemoPartner>;

export type PartnerKey = keyof typeof PARTNERS;

/** Where the demonstration's recruteur works. */
export const RECRUITER: PartnerKey = "mspTroisChenes";
