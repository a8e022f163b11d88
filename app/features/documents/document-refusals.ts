import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";

const fr = {
  none: "Choisissez au moins un fichier.",
  tooMany: (most: number): string => `${most} fichiers au plus à la fois.`,
  empty: (name: string): string => `${name}${NBSP}: ce fichier est vide.`,
  heavy: (name: string): string => `${name}${NBSP}: ce fichier dépasse 10${NBSP}Mo.`,
  unreadable: (name: string): string =>
    `${name}${NBSP}: son contenu n’est pas un PDF, une image JPEG, PNG ou WebP, un Word, un Excel ou un ODT.`,
};

/** What is wrong with files that were sent, in the language of whoever sends them. */
export const DOCUMENT_REFUSALS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    none: "Choose at least one file.",
    tooMany: (most) => `${most} files at most at a time.`,
    empty: (name) => `${name}: this file is empty.`,
    heavy: (name) => `${name}: this file is over 10 MB.`,
    unreadable: (name) =>
      `${name}: its content is not a PDF, a JPEG, PNG or WebP picture, a Word, an Excel or an ODT file.`,
  },
};
