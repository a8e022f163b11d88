import type { ProposedHome } from "#models/need-housing";
import type { ProposedPost } from "#models/need-work";
import type { PartnerKey } from "./demo-partners";
import type { Slot } from "./demo-profile";

interface Offered {
  slot: Slot;
  partner?: PartnerKey;
  contact?: string;
  /** Days since somebody made sure of it. */
  checked: number;
  /** Days from today on. */
  from?: number;
  isTaken?: boolean;
}

type Kept = "kind" | "place" | "fromOn" | "communeCode" | "communeName" | "photos";

export interface DemoHome extends Offered, Omit<ProposedHome, Kept> {
  /** After the name of the commune. */
  where?: string;
}

export interface DemoPost extends Offered, Omit<ProposedPost, Kept> {}

/** Eight invented homes: two that nobody checked for long, one taken. */
export const HOMES: readonly DemoHome[] = [
  {
    slot: "secondCity",
    where: "centre",
    partner: "remparts",
    checked: 3,
    tenure: "rent",
    rent: 610,
    rooms: 3,
    takesPets: true,
  },
  {
    slot: "secondCity",
    where: "près de l’hôpital",
    partner: "remparts",
    checked: 6,
    tenure: "rent",
    rent: 480,
    rooms: 2,
    isFurnished: true,
    note: "Meublé, chauffage compris, à dix minutes à pied de l’hôpital.",
  },
  {
    slot: "city",
    where: "quartier Saint-Georges",
    partner: "pontNeuf",
    checked: 12,
    from: 40,
    tenure: "rent",
    rent: 890,
    rooms: 5,
  },
  {
    slot: "city",
    partner: "toitsClairs",
    checked: 45,
    tenure: "rent",
    rent: 520,
    rooms: 3,
    isAccessible: true,
    note: "De plain-pied, ascenseur.",
  },
  {
    slot: "castleTown",
    partner: "pierreBlonde",
    checked: 18,
    tenure: "buy",
    rent: 198000,
    rooms: 6,
    takesPets: true,
  },
  {
    slot: "vineyardTown",
    partner: "coteaux",
    checked: 9,
    from: 70,
    tenure: "rent",
    rent: 720,
    rooms: 4,
    takesPets: true,
  },
  {
    slot: "hillTown",
    partner: "gitePre",
    checked: 62,
    tenure: "rent",
    rent: 400,
    rooms: 2,
    isFurnished: true,
    note: "Au mois, hors été.",
  },
  {
    slot: "riverTown",
    partner: "troisRivieres",
    checked: 27,
    tenure: "rent",
    rent: 650,
    rooms: 4,
    isTaken: true,
  },
];

/** Six invented posts: one that nobody checked for long, one taken. */
export const POSTS: readonly DemoPost[] = [
  {
    slot: "marketTown",
    partner: "atelierBois",
    checked: 5,
    post: "Assistante ou assistant de gestion",
    employer: "Menuiserie Bois d’ici",
    contract: "permanent",
    workingTime: "part",
    wage: 1500,
  },
  {
    slot: "heathTown",
    partner: "laiterie",
    checked: 14,
    post: "Ingénieure ou ingénieur qualité",
    employer: "Laiterie du Causse clair",
    contract: "permanent",
    workingTime: "full",
    telework: "some",
    wage: 2900,
  },
  {
    slot: "city",
    partner: "centreHalle",
    checked: 8,
    from: 30,
    post: "Secrétaire médicale ou médical",
    employer: "Centre de santé de la Halle",
    contract: "permanent",
    workingTime: "full",
    wage: 1950,
  },
  {
    slot: "city",
    contact: "Direction des ressources humaines, 05 36 49 12 10",
    checked: 20,
    from: 60,
    post: "Professeure ou professeur de musique",
    employer: "Conservatoire",
    contract: "public",
    workingTime: "part",
  },
  {
    slot: "secondCity",
    partner: "emploiCentre",
    checked: 52,
    post: "Développeuse ou développeur web",
    employer: "Atelier numérique du Célé",
    contract: "permanent",
    workingTime: "full",
    telework: "full",
    wage: 3100,
  },
  {
    slot: "castleTown",
    partner: "mspTroisChenes",
    checked: 33,
    post: "Infirmière ou infirmier coordinateur",
    employer: "Maison de santé des Trois Chênes",
    contract: "fixed-term",
    workingTime: "part",
    wage: 1700,
    isTaken: true,
  },
];
