import type { Words } from "./words";

export type Interest =
  | "nature"
  | "sport"
  | "team-sport"
  | "water"
  | "music"
  | "theatre"
  | "cinema"
  | "reading"
  | "heritage"
  | "food"
  | "gardening"
  | "crafts"
  | "children"
  | "volunteering"
  | "languages"
  | "games";

/** What people like to do, as they tick it: culture, sport, leisure, associations. */
export const INTERESTS: Words<Interest> = {
  nature: { fr: "Randonnée, nature, vélo", en: "Walking, nature, cycling" },
  sport: { fr: "Sport en salle, course, yoga", en: "Gym, running, yoga" },
  "team-sport": { fr: "Sport en club", en: "Club sports" },
  water: { fr: "Baignade, pêche, canoë", en: "Swimming, fishing, canoeing" },
  music: { fr: "Musique, danse, chorale", en: "Music, dance, choir" },
  theatre: { fr: "Théâtre, spectacles", en: "Theatre, shows" },
  cinema: { fr: "Cinéma", en: "Cinema" },
  reading: { fr: "Lecture, médiathèque", en: "Reading, libraries" },
  heritage: { fr: "Patrimoine, expositions", en: "Heritage, exhibitions" },
  food: { fr: "Marchés, cuisine, produits du pays", en: "Markets, cooking, local produce" },
  gardening: { fr: "Jardin, potager partagé", en: "Gardening" },
  crafts: { fr: "Bricolage, arts, création", en: "Crafts, arts" },
  children: { fr: "Activités pour les enfants", en: "Activities for children" },
  volunteering: { fr: "Bénévolat, vie associative", en: "Volunteering" },
  languages: { fr: "Langues, échanges entre pays", en: "Languages" },
  games: { fr: "Jeux, ludothèque", en: "Games" },
};
