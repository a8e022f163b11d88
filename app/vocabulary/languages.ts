import type { Word } from "./words";

/** The languages of the public pages; French is the one of an address that says nothing. */
export type Language = keyof Word;

/** The language a public address asks for; French unless `?lang=en`. */
export function languageOf(search: URLSearchParams): Language {
  return search.get("lang") === "en" ? "en" : "fr";
}

/** The language of a page opened from a letter: the one its address asks for, else that of whoever it was sent to. */
export function letterLanguage(search: URLSearchParams, own: Language = "fr"): Language {
  return search.has("lang") ? languageOf(search) : own;
}

/** The same page once something was done there, in the language its address asks for. */
export function sameLetter({ pathname, searchParams }: URL): string {
  return searchParams.has("lang") ? `${pathname}?lang=${languageOf(searchParams)}` : pathname;
}

/** Where the team and the partners are: these pages are in French, whatever their address asks for. */
const FRENCH_ONLY = /^\/(?:login|mot-de-passe|demarrage|reponse|annuaire|places)/;

/** The language of a whole page. */
export function pageLanguage(pathname: string, search: URLSearchParams): Language {
  return FRENCH_ONLY.test(pathname) ? "fr" : languageOf(search);
}

/** The address of a public page in a language. */
export function inLanguage(path: string, language: Language): string {
  if (language === "fr") return path;
  return path.includes("?") ? path.replace("?", "?lang=en&") : `${path}?lang=en`;
}
