import type { Word } from "./words";

/** The languages of the public pages; French is the one of an address that says nothing. */
export type Language = keyof Word;

/** The language a public address asks for; French unless `?lang=en`. */
export function languageOf(search: URLSearchParams): Language {
  return search.get("lang") === "en" ? "en" : "fr";
}

/** The address of a public page in a language. */
export function inLanguage(path: string, language: Language): string {
  if (language === "fr") return path;
  return path.includes("?") ? path.replace("?", "?lang=en&") : `${path}?lang=en`;
}
