import type { DemoPartner } from "./demo-partner";

/** Who lets, houses or puts up those who come. */
export const HOME_PARTNERS = {
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
} as const satisfies Record<string, DemoPartner>;
