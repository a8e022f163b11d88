import type { CandidateKind } from "~/vocabulary/candidates";
import { type NeedKind, WISHES } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";

/** How a partner is told who is coming, without naming anybody. */
const WHO: Readonly<Record<CandidateKind, string>> = {
  student: "une personne qui étudie la médecine",
  intern: "un ou une interne en médecine",
  "junior-doctor": "un docteur junior",
  locum: "un médecin remplaçant",
  doctor: "un médecin",
  other: "un foyer qui s’installe",
};

/** The same, of whom somebody is the family: « d’un médecin ». */
function ofWhom(kind: CandidateKind): string {
  return kind === "other" ? "d’une personne qui s’installe" : `d’${WHO[kind]}`;
}

interface NeedRequest {
  title: (kind: CandidateKind) => string;
  /** What is asked, with what is expected as an answer (DOMAIN §9). */
  ask: (kind: CandidateKind) => string;
  /** Whom to add to the directory when nobody can be asked. */
  nobody: string;
  /** « un autre partenaire pour le logement » */
  forWhat: string;
}

/** How each kind of need is asked of a partner. */
export const NEED_REQUESTS: Readonly<Record<NeedKind, NeedRequest>> = {
  housing: {
    title: (kind) => `Un logement pour ${WHO[kind]}`,
    ask: (kind) =>
      `Nous cherchons un logement pour ${WHO[kind]} qui arrive sur notre territoire. Auriez-vous quelque chose à proposer, ou une piste${NBSP}?`,
    nobody: "Ajoutez une agence, un bailleur, une mairie ou un hôte à l’annuaire.",
    forWhat: "pour le logement",
  },
  "spouse-work": {
    title: (kind) => `Un emploi pour le ou la conjoint·e ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée ${ofWhom(kind)} sur notre territoire${NBSP}: son ou sa conjoint·e cherche un emploi. Auriez-vous un poste ou un entretien à proposer, ou une piste${NBSP}?`,
    nobody: "Ajoutez un employeur, un service de l’emploi ou une intercommunalité à l’annuaire.",
    forWhat: "pour l’emploi",
  },
  schooling: {
    title: (kind) => `Une place en école pour la famille ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. Auriez-vous une place, et que faut-il prévoir${NBSP}: papiers, cantine, transport${NBSP}?`,
    nobody: "Ajoutez une mairie ou une école à l’annuaire.",
    forWhat: "pour l’école",
  },
  childcare: {
    title: (kind) => `Un mode d’accueil pour l’enfant ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. Quels modes d’accueil sont possibles, avec quelles places, et faut-il passer par une commission${NBSP}?`,
    nobody: "Ajoutez un relais petite enfance ou une mairie à l’annuaire.",
    forWhat: "pour la garde",
  },
  scholarship: {
    title: (kind) => `Une question de bourse pour ${WHO[kind]}`,
    ask: (kind) =>
      `Nous accompagnons ${WHO[kind]} dans une demande de bourse. Qui peut lui répondre, et à quelles aides penser${NBSP}?`,
    nobody: "Ajoutez une institution (CPAM, ARS…) ou une intercommunalité à l’annuaire.",
    forWhat: "pour la bourse",
  },
  discovery: {
    title: (kind) => `Faire découvrir le territoire à ${WHO[kind]}`,
    ask: (kind) =>
      `Nous préparons l’arrivée ${ofWhom(kind)} sur notre territoire. Pourriez-vous proposer un accueil, une visite ou une rencontre${NBSP}?`,
    nobody: "Ajoutez une intercommunalité, une association ou un hôte à l’annuaire.",
    forWhat: "pour découvrir le territoire",
  },
};

/** What no partner ever sees, said to the colleague beside the preview. */
export function alwaysWithheld(kind: NeedKind): string {
  if (kind === "housing")
    return `Jamais transmis${NBSP}: les noms, l’employeur, les enfants, le reste du dossier.`;
  return `Jamais transmis${NBSP}: les noms, les dates de naissance, le reste du dossier. «${NBSP}${WISHES[kind].fr}${NBSP}» part tel que vous l’avez écrit.`;
}
