import { LONGEST_SUBJECT, placeholdersIn } from "~/vocabulary/mail-texts";
import { joinWords } from "~/vocabulary/typography";

/** What one text of a mail may hold. */
export interface TextRule {
  placeholders: readonly string[];
  keeps: readonly string[];
}

/** Longest block, in characters: a sentence or two. */
export const LONGEST_BLOCK = 1000;

const MARKUP = /<[a-z/!?]|&(#\d+|#x[\da-f]+|[a-z]{2,8});/i;
const ADDRESS = /\S@\S/;
const LINK =
  /\b(https?|ftp|mailto|tel):|\bwww\.|\b[a-z0-9-]{2,}\.(fr|com|org|net|eu|info|io|app|bzh|example)\b/i;

/** Why a text is refused, in a sentence that says how to repair it; null when it may be written. */
export function textProblem(text: string, { placeholders, keeps }: TextRule): string | null {
  if (MARKUP.test(text))
    return "Une balise ou un code HTML est dans ce texte. Écrivez-le tel qu’il doit être lu.";
  if (ADDRESS.test(text))
    return "Une adresse e-mail est dans ce texte. Retirez-la : le pied de la lettre dit déjà comment nous écrire.";
  if (LINK.test(text))
    return "Un lien est dans ce texte. Retirez-le : le bouton de la lettre mène déjà au bon endroit.";
  return placeholderProblem(text, { placeholders, keeps });
}

/** The same of a subject, which a mailbox shows on one line. */
export function subjectProblem(text: string, rule: TextRule): string | null {
  if (/[\r\n]/.test(text)) return "L’objet tient sur une seule ligne. Retirez le saut de ligne.";
  if (text.length > LONGEST_SUBJECT)
    return `L’objet est trop long : ${LONGEST_SUBJECT} caractères au plus, il en a ${text.length}.`;
  return textProblem(text, rule);
}

function placeholderProblem(text: string, { placeholders, keeps }: TextRule): string | null {
  const used = placeholdersIn(text);
  const unknown = used.find((name) => !placeholders.includes(name));
  if (unknown !== undefined)
    return `{${unknown}} n’existe pas dans ce mail. Choisissez parmi ${listed(placeholders)}.`;
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, "")))
    return `Une accolade est seule. Écrivez par exemple ${listed(placeholders.slice(0, 1))}, avec les deux, ou retirez-la.`;
  const lost = keeps.filter((name) => !used.includes(name));
  if (lost.length > 0) return `Gardez ${listed(lost, "et")} : rien d’autre ne le dit dans ce mail.`;
  return null;
}

function listed(names: readonly string[], last = "ou"): string {
  return joinWords(
    names.map((name) => `{${name}}`),
    last,
  );
}
