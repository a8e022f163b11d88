import { NBSP } from "./typography";
import type { Words } from "./words";

/** What a mail that reaches us is: only a reply is read by a person as such. */
export type MessageKind = "reply" | "absence" | "bounce" | "loop" | "calendar";

export const MESSAGE_KINDS: Words<MessageKind> = {
  reply: { fr: "message", en: "message" },
  absence: { fr: "message d’absence", en: "out of office" },
  bounce: { fr: "mail non remis", en: "undelivered mail" },
  loop: { fr: "notre propre mail, revenu", en: "our own mail, come back" },
  calendar: { fr: "réponse à une invitation", en: "answer to an invitation" },
};

/**
 * filed: in its file. waiting: to be triaged by a person. ignored: put aside by a person. noted: nothing to read, what
 * followed from it was done.
 */
export type MessageState = "filed" | "waiting" | "ignored" | "noted";

export const MESSAGE_STATES: Words<MessageState> = {
  filed: { fr: "rattaché", en: "filed" },
  waiting: { fr: "à trier", en: "to triage" },
  ignored: { fr: "ignoré", en: "ignored" },
  noted: { fr: "noté", en: "noted" },
};

/** By what a mail found its file: the key of the address it was sent to, the letter it answers, who sent it. */
export type FoundBy = "key" | "references" | "sender" | "recipient" | "person" | "nothing";

export const FOUND_BY: Words<FoundBy> = {
  key: { fr: "l’adresse de réponse", en: "the reply address" },
  references: { fr: "le mail auquel il répond", en: "the mail it answers" },
  sender: { fr: "l’adresse de qui écrit", en: "the sender’s address" },
  recipient: { fr: "l’adresse dont il parle", en: "the address it is about" },
  person: { fr: "un·e collègue l’a rattaché", en: "a colleague filed it" },
  nothing: { fr: "rien", en: "nothing" },
};

/**
 * Who wrote: somebody we wrote to or know; a colleague of theirs to be confirmed; a person nobody knows; somebody who only
 * claims the address.
 */
export type SenderKind = "contact" | "colleague" | "stranger" | "forged";

export const SENDER_KINDS: Words<SenderKind> = {
  contact: { fr: "contact connu", en: "known contact" },
  colleague: { fr: "collègue à confirmer", en: "colleague to be confirmed" },
  stranger: { fr: "personne inconnue", en: "unknown person" },
  forged: { fr: "expéditeur douteux", en: "doubtful sender" },
};

/** What became of what a reply seems to say: read by a person before anything is recorded. */
export type SuggestionState = "waiting" | "confirmed" | "dismissed";

/** Why a person puts a message aside. */
export type IgnoreReason = "not-for-us" | "unwanted";

export const IGNORE_REASONS: Words<IgnoreReason> = {
  "not-for-us": { fr: "pas pour nous", en: "not for us" },
  unwanted: { fr: "indésirable", en: "unwanted" },
};

/** Why a joined file was not kept. */
export type AttachmentRefusal = "type" | "program" | "tnef" | "size" | "count" | "empty";

export const ATTACHMENT_REFUSALS: Words<AttachmentRefusal> = {
  type: { fr: "ce type de fichier n’est pas accepté", en: "this type of file is not accepted" },
  program: {
    fr: "son contenu n’est pas ce que son nom annonce",
    en: "its content is not what its name says",
  },
  tnef: {
    fr: `enveloppe d’Outlook que personne ne peut ouvrir ici${NBSP}: demandez un envoi en texte ou en PDF`,
    en: "an envelope only Outlook opens",
  },
  size: { fr: "plus lourd que 10 Mo", en: "heavier than 10 MB" },
  count: { fr: "plus de 5 fichiers joints", en: "more than 5 files joined" },
  empty: { fr: "fichier vide", en: "empty file" },
};
