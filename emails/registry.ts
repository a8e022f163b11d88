import type { z } from "zod";
import { INTERN_MAILS } from "./intern-mails";
import type { MailEntry } from "./mail-entry";

/** Every mail the software can send; a template is loaded only when it is rendered. */
export const MAILS = {
  receipt: {
    label: "Accusé de réception d’une demande",
    mailClass: "reponse",
    load: () => import("./receipt"),
  },
  reply: {
    label: "Réponse de l’équipe",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./reply"),
  },
  "hand-off": {
    label: "Passage de relais à un partenaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./hand-off"),
  },
  "hand-off-reminder": {
    label: "Relance d’un partenaire",
    mailClass: "bureau",
    load: () => import("./hand-off-reminder"),
  },
  "hand-off-changed": {
    label: "Changement d’une demande à un partenaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./hand-off-changed"),
  },
  "question-reply": {
    label: "Réponse à la question d’un partenaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./question-reply"),
  },
  "outcome-request": {
    label: "Issue demandée à un partenaire",
    mailClass: "bureau",
    load: () => import("./outcome-request"),
  },
  "link-renewal": {
    label: "Nouveau lien de réponse",
    mailClass: "reponse",
    load: () => import("./link-renewal"),
  },
  "answer-receipt": {
    label: "Accusé de réception d’une réponse",
    mailClass: "reponse",
    load: () => import("./answer-receipt"),
  },
  "deletion-request": {
    label: "Demande d’effacement à un partenaire",
    mailClass: "bureau",
    load: () => import("./deletion-request"),
  },
  "visit-agreed": {
    label: "Confirmation d’une visite à une structure",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./visit-agreed"),
  },
  "visit-own": {
    label: "Confirmation d’une visite à la personne",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./visit-own"),
  },
  "visit-cancelled": {
    label: "Annulation d’une visite",
    mailClass: "bureau",
    load: () => import("./visit-cancelled"),
  },
  "visit-host": {
    label: "Accueil d’une famille demandé à un hôte",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./visit-host"),
  },
  "visit-day-cancelled": {
    label: "Annulation d’une journée de visite",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./visit-day-cancelled"),
  },
  "visit-programme": {
    label: "Programme d’une journée de visite",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./visit-programme"),
  },
  "visit-feedback-request": {
    label: "Avis demandé après une journée de visite",
    mailClass: "bureau",
    load: () => import("./visit-feedback-request"),
  },
  "capacity-request": {
    label: "Demande de capacité à un partenaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./capacity-request"),
  },
  "listing-refresh": {
    label: "Vérification d’une fiche de l’annuaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./listing-refresh"),
  },
  "care-figures-request": {
    label: "Chiffres d’accueil demandés à un relais petite enfance",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./care-figures-request"),
  },
  "partner-thanks": {
    label: "Remerciement trimestriel d’un partenaire",
    mailClass: "bureau",
    load: () => import("./partner-thanks"),
  },
  "tracking-link": {
    label: "Page de suivi",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./tracking-link"),
  },
  "tracking-renewal": {
    label: "Nouveau lien vers la page de suivi",
    mailClass: "reponse",
    load: () => import("./tracking-renewal"),
  },
  "options-shown": {
    label: "Propositions présentées au foyer",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./options-shown"),
  },
  "family-outcome": {
    label: "Issue demandée au foyer",
    mailClass: "bureau",
    load: () => import("./family-outcome"),
  },
  "tracking-code": {
    label: "Code de la page de suivi",
    mailClass: "reponse",
    load: () => import("./tracking-code"),
  },
  ...INTERN_MAILS,
  "scholarship-papers": {
    label: "Pièces d’une demande de bourse",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./scholarship-papers"),
  },
  "scholarship-proofs": {
    label: "Justificatif d’une bourse demandé à la personne",
    mailClass: "bureau",
    load: () => import("./scholarship-proofs"),
  },
  "scholarship-breach": {
    label: "Rupture d’un engagement de bourse",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./scholarship-breach"),
  },
  "scholarship-repayment": {
    label: "Échéance d’un remboursement de bourse passée",
    mailClass: "bureau",
    load: () => import("./scholarship-repayment"),
  },
  "signature-request": {
    label: "Signature d’une convention de bourse demandée",
    mailClass: "bureau",
    load: () => import("./signature-request"),
  },
  "signature-reminder": {
    label: "Relance d’un·e signataire",
    mailClass: "bureau",
    load: () => import("./signature-reminder"),
  },
  "signature-receipt": {
    label: "Accusé de réception d’une signature",
    mailClass: "reponse",
    load: () => import("./signature-receipt"),
  },
  "agreement-signed": {
    label: "Convention de bourse signée par tous",
    mailClass: "bureau",
    load: () => import("./agreement-signed"),
  },
  invitation: {
    label: "Invitation d’un·e collègue",
    mailClass: "reponse",
    load: () => import("./invitation"),
  },
  "password-reset": {
    label: "Nouveau mot de passe",
    mailClass: "reponse",
    load: () => import("./password-reset"),
  },
  digest: {
    label: "Résumé du matin",
    mailClass: "interne",
    load: () => import("./digest"),
  },
  "message-unmatched": {
    label: "Réponse à un mail sans dossier",
    mailClass: "reponse",
    load: () => import("./message-unmatched"),
  },
  "smtp-test": {
    label: "Essai d’envoi",
    mailClass: "reponse",
    load: () => import("./smtp-test"),
  },
} as const satisfies Record<string, MailEntry>;

export type MailName = keyof typeof MAILS;

type Template<Name extends MailName> = Awaited<ReturnType<(typeof MAILS)[Name]["load"]>>["default"];

/** What a mail must be given; links are references, days are "YYYY-MM-DD". */
export type MailParams<Name extends MailName> = z.input<Template<Name>["params"]>;
