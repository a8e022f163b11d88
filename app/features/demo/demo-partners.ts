import type { Capacity, PartnerRecord } from "#models/partner";
import type { Slot } from "./demo-profile";

export interface DemoPartner {
  name: string;
  kind: PartnerRecord["kind"];
  /** Where it is; it then serves that intercommunalité. Without one, the whole département. */
  slot?: Slot;
  note?: string;
  channel?: PartnerRecord["channel"];
  onboarding?: PartnerRecord["onboarding"];
  /** Working days they are left to answer. */
  delayDays?: number;
  /** In days from the day of the demonstration. */
  agreement?: { signedDaysAgo: number; endsInDays?: number; note?: string };
  capacity?: Pick<Capacity, "light" | "sentence"> & { daysAgo: number };
  contacts: { name: string; role?: string; email: string; phone: string }[];
}

/** Twenty-six invented partners placed in real communes; « {lieu} » stands for the name of the place. */
export const PARTNERS = {
  remparts: {
    name: "Agence des Remparts",
    kind: "estate-agency",
    slot: "secondCity",
    note: "Répond vite, surtout le matin. Deux meublés réservés aux internes chaque semestre.",
    agreement: { signedDaysAgo: 325, endsInDays: 40, note: "Deux meublés réservés chaque semestre." },
    capacity: { light: "open", sentence: "Trois appartements libres avant Noël.", daysAgo: 6 },
    contacts: [
      {
        name: "Sylvie Ferrières",
        role: "directrice",
        email: "s.ferrieres@remparts.example",
        phone: "0536491101",
      },
      { name: "Kévin Aubin", role: "location", email: "location@remparts.example", phone: "0536491102" },
    ],
  },
  pontNeuf: {
    name: "Agence du Pont Neuf",
    kind: "estate-agency",
    slot: "city",
    contacts: [
      {
        name: "Laurent Caussade",
        role: "gérant",
        email: "contact@agence-pont-neuf.example",
        phone: "0536491104",
      },
    ],
  },
  pierreBlonde: {
    name: "Pierre blonde immobilier",
    kind: "estate-agency",
    slot: "castleTown",
    note: "Maisons anciennes, surtout à la vente.",
    contacts: [
      {
        name: "Aline Mercadier",
        role: "négociatrice",
        email: "a.mercadier@pierre-blonde.example",
        phone: "0536491106",
      },
    ],
  },
  troisRivieres: {
    name: "Agence des Trois Rivières",
    kind: "estate-agency",
    slot: "riverTown",
    contacts: [
      {
        name: "Damien Roussel",
        role: "location",
        email: "location@trois-rivieres.example",
        phone: "0536491108",
      },
    ],
  },
  coteaux: {
    name: "Immobilier des Coteaux",
    kind: "estate-agency",
    slot: "vineyardTown",
    note: "Préfère le téléphone.",
    channel: "phone",
    contacts: [
      {
        name: "Corinne Bessières",
        role: "gérante",
        email: "c.bessieres@immo-coteaux.example",
        phone: "0536491110",
      },
    ],
  },
  toitsClairs: {
    name: "Toits Clairs, logement social",
    kind: "social-landlord",
    note: "Logements conventionnés ; dossier à prévoir deux mois avant.",
    delayDays: 10,
    agreement: { signedDaysAgo: 200, endsInDays: 530 },
    capacity: { light: "limited", sentence: "Attributions une fois par mois.", daysAgo: 12 },
    contacts: [
      { name: "Service des attributions", email: "attributions@toits-clairs.example", phone: "0536491112" },
      {
        name: "Mireille Andrieu",
        role: "chargée de clientèle",
        email: "m.andrieu@toits-clairs.example",
        phone: "0536491113",
      },
    ],
  },
  infoLogement: {
    name: "Maison de l’information logement",
    kind: "social-landlord",
    note: "Conseil gratuit sur les baux et les aides.",
    contacts: [{ name: "Accueil", email: "accueil@info-logement.example", phone: "0536491115" }],
  },
  mesanges: {
    name: "Crèche des Mésanges",
    kind: "nursery",
    slot: "city",
    note: "Commission d’attribution quatre fois par an.",
    contacts: [
      { name: "Nadège Combes", role: "directrice", email: "mesanges@creches.example", phone: "0536491201" },
    ],
  },
  gitePre: {
    name: "Gîte du Pré Long",
    kind: "host",
    slot: "hillTown",
    note: "Deux chambres à la semaine ou au mois, hors juillet et août.",
    contacts: [
      { name: "Paulette Issaly", role: "propriétaire", email: "gite@pre-long.example", phone: "0536491117" },
    ],
  },
  chambreTilleuls: {
    name: "La Maison des Tilleuls",
    kind: "host",
    slot: "secondCity",
    note: "Quatre chambres d’internes, jardin partagé.",
    capacity: { light: "limited", sentence: "Une chambre se libère bientôt.", daysAgo: 52 },
    contacts: [
      { name: "Maud Sirey", role: "hôtesse", email: "bonjour@maison-tilleuls.example", phone: "0536491119" },
    ],
  },
  colocGare: {
    name: "Colocation de la Gare",
    kind: "host",
    slot: "city",
    note: "Six chambres meublées, à pied de l’hôpital.",
    capacity: { light: "full", sentence: "Complet jusqu’au printemps.", daysAgo: 3 },
    contacts: [
      {
        name: "Benoît Lasserre",
        role: "propriétaire",
        email: "coloc@gare-coloc.example",
        phone: "0536491121",
      },
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
