import { NBSP } from "./typography";

/** The words of a mail that an administrator may change, with what stands for a name or a day: « Bonjour {prenom}, ». */
export interface MailTexts {
  subject: string;
  blocks: Readonly<Record<string, string>>;
}

/** Longest subject, in characters, that a mailbox shows. */
export const LONGEST_SUBJECT = 110;

const PLACEHOLDER = /\{([^{}]*)\}/;

/** A text cut at its placeholders: words first, then the name of a placeholder, then words again. */
export function cutAtPlaceholders(text: string): string[] {
  return text.split(PLACEHOLDER);
}

/** The names between braces, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(cutAtPlaceholders(text).filter((_, index) => index % 2 === 1))];
}

/** A text with each of its placeholders replaced. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return cutAtPlaceholders(text)
    .map((part, index) => (index % 2 === 0 ? part : (values[part] ?? "")))
    .join("");
}

/** As it is printed: typographic apostrophes, and a space that never ends a line where French asks for it. */
export function typeset(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll("'", "’")
    .replace(/ ([?!:;»])/g, `${NBSP}$1`)
    .replaceAll("« ", `«${NBSP}`)
    .trim();
}
