import type { Words } from "./words";

export type ConsentPurpose =
  | "partners"
  | "news"
  | "housing"
  | "spouse-work"
  | "schooling"
  | "scholarship"
  | "childcare"
  | "curriculum"
  | "spouse-work-shared"
  | "introduction"
  | "expected-child";

export const CONSENT_PURPOSES: Words<ConsentPurpose> = {
  partners: { fr: "Transmettre la demande à des partenaires", en: "Pass the request on to partners" },
  news: { fr: "Recevoir les nouvelles", en: "Receive news" },
  housing: { fr: "Chercher un logement avec des partenaires", en: "Search for housing with partners" },
  "spouse-work": { fr: "Chercher un emploi avec des partenaires", en: "Search for work with partners" },
  schooling: {
    fr: "Inscrire un enfant à l’école avec des partenaires",
    en: "School enrolment with partners",
  },
  childcare: {
    fr: "Chercher un mode d’accueil avec des partenaires",
    en: "Search for childcare with partners",
  },
  scholarship: {
    fr: "Chercher une bourse avec des partenaires",
    en: "Search for a scholarship with partners",
  },
  curriculum: {
    fr: "Transmettre son CV à des employeurs",
    en: "Pass a curriculum on to employers",
  },
  "spouse-work-shared": {
    fr: "Montrer sa recherche d’emploi à l’autre adulte du foyer",
    en: "Show one’s search for work to the other adult",
  },
  introduction: {
    fr: "Être présenté·e à des structures du territoire",
    en: "Be introduced to local structures",
  },
  "expected-child": { fr: "Noter une naissance attendue", en: "Note an expected birth" },
};

/** How a colleague heard of it; the form and the page are the person's own act. */
export type HeardMeans = "phone" | "mail" | "in-person";

export type ConsentMeans = HeardMeans | "form" | "tracking" | "survey";

export const HEARD_MEANS: Words<HeardMeans> = {
  phone: { fr: "par téléphone", en: "by phone" },
  mail: { fr: "par mail", en: "by mail" },
  "in-person": { fr: "de vive voix", en: "in person" },
};

export const CONSENT_MEANS: Words<ConsentMeans> = {
  form: { fr: "par le formulaire", en: "by the form" },
  ...HEARD_MEANS,
  tracking: { fr: "sur sa page de suivi", en: "on their tracking page" },
  survey: { fr: "par son avis de fin de stage", en: "by their end-of-placement survey" },
};
