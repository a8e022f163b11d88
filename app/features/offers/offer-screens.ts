import type { OfferKind } from "~/vocabulary/offers";
import { NBSP } from "~/vocabulary/typography";

interface OfferScreen {
  path: string;
  title: string;
  meta: string;
  one: string;
  many: string;
  /** The filter of what it is: to rent or to buy, the contract. */
  type: string;
  amount: string;
  amountFilter: string;
  from: string;
  add: string;
  importTitle: string;
  listHint: string;
  missingColumn: string;
  emptyTitle: string;
  emptyWhy: string;
  staleWords: string;
  nobody: string;
}

/** What the screens of homes and those of posts say differently. */
export const OFFER_SCREENS: Readonly<Record<OfferKind, OfferScreen>> = {
  housing: {
    path: "/housing/offers",
    title: "Logements",
    meta: "Ce qu’on nous propose et qui peut convenir à plusieurs foyers.",
    one: "logement",
    many: "logements",
    type: "Projet",
    amount: "Loyer ou prix",
    amountFilter: "Au plus, en euros",
    from: "Libre",
    add: "Ajouter un logement",
    importTitle: "Importer une liste de logements",
    listHint:
      "Une ligne par logement : commune, loyer, pièces, référence, contact… Vous direz quelle colonne est quoi. 1 000 lignes au plus.",
    missingColumn: "Dites ci-dessous laquelle donne la commune, son code INSEE ou son code postal.",
    emptyTitle: "Aucun logement à proposer.",
    emptyWhy: `Notez ici un logement dont on vous parle${NBSP}: vous verrez aussitôt à quels foyers il peut convenir, et pourquoi.`,
    staleWords: "appelez l’agence ou le propriétaire avant d’en parler à un foyer.",
    nobody: "Aucun foyer ne cherche de logement parmi les dossiers que vous suivez.",
  },
  "spouse-work": {
    path: "/work",
    title: "Postes",
    meta: "Ce que cherchent les employeurs, pour les conjoint·e·s de ceux qui arrivent.",
    one: "poste",
    many: "postes",
    type: "Contrat",
    amount: "Salaire",
    amountFilter: "Au moins, en euros brut par mois",
    from: "Début",
    add: "Ajouter un poste",
    importTitle: "Importer une liste de postes",
    listHint:
      "Une ligne par poste : intitulé, employeur, commune, contrat, référence, contact… Vous direz quelle colonne est quoi. 1 000 lignes au plus.",
    missingColumn: "Dites ci-dessous laquelle donne l’intitulé du poste.",
    emptyTitle: "Aucun poste à proposer.",
    emptyWhy: `Notez ici le besoin d’un employeur${NBSP}: vous verrez aussitôt à qui il peut convenir, et pourquoi.`,
    staleWords: "appelez l’employeur avant d’en parler.",
    nobody: "Personne ne cherche de poste parmi les dossiers que vous suivez.",
  },
};

/** The page of an offer. */
export function offerPath({ _id, kind }: { _id: string; kind: OfferKind }): string {
  return `${OFFER_SCREENS[kind].path}/${_id}`;
}
