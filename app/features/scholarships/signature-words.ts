import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** What the signature is, in plain words: on the page where one signs, and in French on the evidence sheet. */
export const SIMPLE_SIGNATURE: Word = {
  fr: "Une signature donnée par lien est une signature électronique simple, au sens du règlement européen eIDAS : la personne a reçu un lien à son adresse, a écrit son nom et a dit avoir lu le texte. Son identité n’est pas vérifiée par un prestataire qualifié.",
  en: "A signature given by link is a simple electronic signature, as the European regulation eIDAS defines it: the person received a link at their address, wrote their name and said they had read the text. Their identity is not checked by a qualified provider.",
};

const fr = {
  title: "Convention à signer",
  unknown:
    "Ce lien ne mène à aucune convention : il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail.",
  notSigned: "Rien n’est signé",
  pdf: { open: "Lire la convention en PDF", whole: "Garder la convention signée, en PDF" },
  replaced: {
    title: "Ce lien a été remplacé",
    text: "Le texte, la liste des signataires ou votre adresse a changé depuis : ouvrez le lien du dernier mail reçu. Si vous n’en avez pas reçu, votre signature n’est plus demandée.",
  },
  over: {
    title: "Il n’y a rien à signer ici",
    text: "Cette convention n’attend pas de signature. Si cela vous étonne, appelez-nous.",
  },
  signed: "Merci, votre signature est notée",
  whole: { title: "Toutes les parties ont signé.", text: "Gardez le PDF de la convention." },
  partly: {
    title: "D’autres parties doivent encore signer.",
    text: "Vous recevrez un mail quand tout sera signé.",
  },
  declined: {
    title: "Votre refus est noté",
    text: "Nous vous appelons pour en parler. Rien n’est signé.",
  },
  heading: (signatory: string): string => `${signatory}, une convention à signer`,
  changed: "Le texte a changé.",
  asked: "Les signatures données avant sont annulées : lisez de nouveau, puis signez.",
  lead: (beneficiary: string, programme: string): string =>
    `Convention de bourse de ${beneficiary}, programme «${NBSP}${programme}${NBSP}». Lisez-la, puis`,
  goSign: "signez au bas de cette page",
  parties: "Qui signe",
  text: "Texte de la convention",
  /** Said where the page is not in the language of the text. */
  frenchText: "",
  version: (version: number): string => `Version ${version} du texte.`,
  sign: "Signer",
  name: "Votre prénom et votre nom",
  nameHint: (signatory: string): string => `Tels qu’ils figurent plus haut${NBSP}: ${signatory}.`,
  hasRead: "J'ai lu ce texte et je le signe",
  signAct: "Signer la convention",
  decline: "Je ne souhaite pas signer",
  why: "Pourquoi",
  whyHint: "Un mot à corriger, une question : nous vous rappelons.",
  declineAct: "Envoyer mon refus",
  question: (programme: string): string => `Une question${NBSP}? ${programme} vous répond`,
  byPhone: "au",
  or: "ou",
  by: "par",
  mail: "mail",
  onPaper: `Vous pouvez aussi signer sur papier${NBSP}: dites-le-nous.`,
};

/** What the page around an agreement says, in the language of whoever signs: the text itself is of French law. */
export const SIGNATURE_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: "Agreement to sign",
    unknown:
      "This link leads to no agreement: it may have been cut on its way. Open it from the mail you received, or simply reply to that mail.",
    notSigned: "Nothing is signed",
    pdf: { open: "Read the agreement as a PDF", whole: "Keep the signed agreement, as a PDF" },
    replaced: {
      title: "This link was replaced",
      text: "The text, the list of those who sign or your address has changed since: open the link of the last mail you received. If you received none, your signature is no longer asked for.",
    },
    over: {
      title: "There is nothing to sign here",
      text: "This agreement awaits no signature. If this surprises you, call us.",
    },
    signed: "Thank you, your signature is noted",
    whole: { title: "All the parties have signed.", text: "Keep the PDF of the agreement." },
    partly: {
      title: "Other parties still have to sign.",
      text: "You will receive a mail once everything is signed.",
    },
    declined: {
      title: "Your refusal is noted",
      text: "We will call you to talk about it. Nothing is signed.",
    },
    heading: (signatory) => `${signatory}, an agreement to sign`,
    changed: "The text has changed.",
    asked: "The signatures given before are cancelled: read it again, then sign.",
    lead: (beneficiary, programme) =>
      `Scholarship agreement of ${beneficiary}, programme “${programme}”. Read it, then`,
    goSign: "sign at the bottom of this page",
    parties: "Who signs",
    text: "Text of the agreement",
    frenchText:
      "The text is a document of French law and exists in French only. If something in it is not clear, ask us before you sign.",
    version: (version) => `Version ${version} of the text.`,
    sign: "Sign",
    name: "Your first name and surname",
    nameHint: (signatory) => `As they are written above: ${signatory}.`,
    hasRead: "I have read this text and I sign it",
    signAct: "Sign the agreement",
    decline: "I do not wish to sign",
    why: "Why",
    whyHint: "A word to correct, a question: we will call you back.",
    declineAct: "Send my refusal",
    question: (programme) => `A question? ${programme} answers you`,
    byPhone: "on",
    or: "or",
    by: "by",
    mail: "mail",
    onPaper: "You can also sign on paper: tell us.",
  },
};

const refusalsFr = {
  textChanged:
    "Le texte a changé, ou ce lien a été remplacé : rien n’a été signé. Ouvrez le lien du dernier mail reçu pour lire le texte d’aujourd’hui.",
  over: "Cette convention n’attend plus de signature. Appelez-nous si cela vous étonne.",
  tooOften: "Trop d’essais viennent d’être faits par ce lien. Recommencez dans une heure, ou appelez-nous.",
  otherName: (expected: string): string => `Écrivez votre nom comme il figure plus haut${NBSP}: ${expected}.`,
  noName: "Écrivez votre prénom et votre nom.",
  notRead: "Cochez cette case une fois le texte lu.",
  noReason: "Dites-nous pourquoi, en une phrase.",
  long: (most: number): string => `${most} caractères au plus.`,
  reload: "Rechargez la page, puis recommencez.",
  stale: "Ce bouton n’est plus valable. Rechargez la page.",
};

/** What the page refuses, and how to mend it. */
export const SIGNATURE_REFUSALS: Readonly<Record<Language, typeof refusalsFr>> = {
  fr: refusalsFr,
  en: {
    textChanged:
      "The text has changed, or this link was replaced: nothing was signed. Open the link of the last mail you received to read today’s text.",
    over: "This agreement no longer awaits a signature. Call us if this surprises you.",
    tooOften: "Too many tries were just made by this link. Try again in an hour, or call us.",
    otherName: (expected) => `Write your name as it is written above: ${expected}.`,
    noName: "Write your first name and your surname.",
    notRead: "Tick this box once you have read the text.",
    noReason: "Tell us why, in one sentence.",
    long: (most) => `${most} characters at most.`,
    reload: "Reload the page, then try again.",
    stale: "This button is no longer valid. Please reload the page.",
  },
};
