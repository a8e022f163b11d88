import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";

const fr = {
  title: "Ne plus recevoir nos messages",
  ask: (programme: string) =>
    `${programme} ne vous enverra plus rien, sauf pour répondre à ce que vous nous demanderiez.`,
  act: "Ne plus m’écrire",
  doneTitle: "C’est noté.",
  done: (programme: string) => `${programme} ne vous écrira plus.`,
  back: `Pour revenir vers nous${NBSP}:`,
  or: "ou",
  unknownLink:
    "Ce lien ne mène à personne : il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail : nous ne vous écrirons plus.",
};

/** What the page that asks for no more mail says. */
export const NO_CONTACT_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: "Stop receiving our messages",
    ask: (programme) => `${programme} will send you nothing more, except to answer what you ask us.`,
    act: "Stop writing to me",
    doneTitle: "Done.",
    done: (programme) => `${programme} will not write to you any more.`,
    back: "To come back to us:",
    or: "or",
    unknownLink:
      "This link leads to nobody: it may have been cut on its way. Open it from the mail you received, or simply reply to that mail: we will stop writing to you.",
  },
};
