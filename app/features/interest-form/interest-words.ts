import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import type { InterestField } from "./interest-fields";

const fr = {
  title: "Dites-nous ce qui vous aiderait",
  description: `Médecin, interne ou étudiant·e${NBSP}: dites-nous ce que vous cherchez, une personne vous répond. Trois minutes, sans compte.`,
  promise: (days: number) =>
    `Trois minutes, sans compte. Une personne vous répond sous ${days}${NBSP}jours ouvrés${NBSP}:`,
  otherLanguage: "In English",
  lostCode: "Ce code de rencontre n’est plus valable. Vous pouvez remplir le formulaire ci-dessous.",
  sections: ["Vous", "Votre projet", "Où et quoi", "Pour finir"],
  steps: ["qui vous êtes", "ce que vous cherchez", "où, et ce qui aiderait", "un mot, et c’est envoyé"],
  /** Read by the script: « 2 sur 4 : ce que vous cherchez ». */
  progress: `{step} sur {count}${NBSP}: {title}`,
  draft: "Nous avons retrouvé ce que vous aviez commencé.",
  forgetDraft: "Repartir de zéro",
  labels: {
    firstName: "Prénom",
    lastName: "Nom",
    email: "Adresse e-mail",
    phone: "Téléphone",
    kind: "Je suis",
    specialty: "Spécialité",
    faculty: "Faculté ou subdivision",
    semester: "Semestre",
    fromOn: "À partir du",
    toOn: "Jusqu'au",
    seeks: "Je cherche",
    territories: "Où ?",
    needs: "Mes besoins",
    message: "Votre message",
    consentPartners: "J'accepte que ma demande soit transmise à des partenaires",
    consentNews: "Je veux recevoir les nouvelles",
  } satisfies Record<InterestField, string>,
  more: "En dire plus sur votre projet (facultatif)",
  choose: "Choisissez…",
  unknownTerritory: "Je ne sais pas encore",
  trap: "Laissez ce champ vide",
  needsHint: "Pour vous et, si vous voulez, pour votre famille. Rien n’est obligatoire.",
  messageHint: "Vos dates, vos contraintes, ce que vous imaginez. Rien de médical, s’il vous plaît.",
  privacy:
    "Nous gardons votre demande deux ans après votre dernier signe. Vous pourrez la corriger par le lien que vous recevrez, et la faire effacer à tout moment.",
  privacyLink: "Ce que nous faisons de vos données",
  send: "Envoyer",
  optional: "facultatif",
  toCorrect: (count: number) =>
    count > 1 ? `Il reste ${count}${NBSP}choses à corriger` : "Il reste une chose à corriger",
  problem: (label: string, text: string) => `${label}${NBSP}: ${text}`,
  errors: {} as Partial<Record<InterestField, string>>,
  received: {
    title: "Votre demande est bien arrivée",
    answer: (name: string, days: number) => `${name} la lit et vous répond sous ${days}${NBSP}jours ouvrés.`,
    mail: "Vous allez recevoir un mail qui le confirme. Vous pouvez corriger votre demande à tout moment par le lien reçu.",
    missing: `Rien dans votre boîte d’ici quelques minutes${NBSP}? Regardez dans les indésirables, ou appelez-nous.`,
    call: `Pour parler à quelqu’un sans attendre${NBSP}:`,
    home: "Revenir à l’accueil",
  },
  correction: {
    title: "Corriger votre demande",
    lead: (name: string) =>
      `Modifiez ce qui a changé. ${name} lira vos corrections et mettra votre dossier à jour.`,
    doneTitle: "Merci, c’est noté.",
    done: (name: string) => `${name} va lire ce que vous avez changé. Vous n’avez rien d’autre à faire.`,
    unknownLink: `Ce lien ne mène à aucune demande. Ouvrez celui du dernier mail reçu, en entier, ou appelez-nous${NBSP}: nos numéros sont sur l’accueil.`,
  },
};

export type InterestWords = typeof fr;

const en: InterestWords = {
  title: "Tell us what would help you",
  description:
    "Doctor, intern or student: tell us what you are looking for and a person answers. Three minutes, no account.",
  promise: (days) =>
    `Three minutes, no account. Only your name, e-mail address and situation are required. Someone answers within ${days} working days:`,
  otherLanguage: "En français",
  lostCode: "This event code is no longer valid. You can fill in the form below.",
  sections: ["You", "Your project", "Where and what", "To finish"],
  steps: ["who you are", "what you are looking for", "where, and what would help", "a word, and it is sent"],
  progress: "{step} of {count}: {title}",
  draft: "We have found what you had started.",
  forgetDraft: "Start again",
  labels: {
    firstName: "First name",
    lastName: "Last name",
    email: "E-mail address",
    phone: "Phone",
    kind: "I am",
    specialty: "Specialty",
    faculty: "Faculty or region of training",
    semester: "Semester",
    fromOn: "From",
    toOn: "Until",
    seeks: "I am looking for",
    territories: "Where?",
    needs: "My needs",
    message: "Your message",
    consentPartners: "I agree that my request may be passed on to partners",
    consentNews: "I would like to receive news",
  },
  more: "Tell us more about your project (optional)",
  choose: "Choose…",
  unknownTerritory: "I do not know yet",
  trap: "Leave this field empty",
  needsHint: "For you and, if you wish, for your family. Nothing is required.",
  messageHint: "Your dates, your constraints, what you have in mind. Nothing medical, please.",
  privacy:
    "We keep your request for two years after your last sign. You will be able to correct it by the link you receive, and have it erased at any time.",
  privacyLink: "What we do with your data",
  send: "Send",
  optional: "optional",
  toCorrect: (count) =>
    count > 1 ? `${count} things need to be corrected` : "One thing needs to be corrected",
  problem: (label, text) => `${label}: ${text}`,
  errors: {
    firstName: "Write your first name.",
    lastName: "Write your last name.",
    email: "Write a full e-mail address, such as first.last@example.org: we answer by e-mail.",
    phone: "This number is not complete. Example: +44 20 7946 0018.",
    kind: "Tell us who you are: choose from the list.",
    fromOn: "This date cannot be read. Choose a day in the calendar.",
    toOn: "This date cannot be read, or comes before the first one.",
    message: "Your message is too long: 4,000 characters at most.",
  },
  received: {
    title: "We have received your request",
    answer: (name, days) => `${name} is reading it and will answer within ${days} working days.`,
    mail: "You will receive an e-mail that confirms it. You can correct your request at any time by the link in it.",
    missing: "Nothing in a few minutes? Look among your unwanted mail, or call us.",
    call: "To speak to someone now:",
    home: "Back to the home page",
  },
  correction: {
    title: "Correct your request",
    lead: (name) => `Change what has changed. ${name} will read your corrections and update your file.`,
    doneTitle: "Thank you, it is noted.",
    done: (name) => `${name} will read what you changed. You have nothing else to do.`,
    unknownLink:
      "This link leads to no request. Open the one in the last e-mail you received, in full, or call us: our numbers are on the home page.",
  },
};

/** Everything the public form says, in both languages. */
export const INTEREST_WORDS: Readonly<Record<Language, InterestWords>> = { fr, en };
