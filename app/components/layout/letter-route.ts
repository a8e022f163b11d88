import type { MetaDescriptor } from "@remix-run/node";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";

const NOWHERE: Readonly<Record<Language, string>> = {
  fr: "Ce lien ne mène nulle part",
  en: "This link leads nowhere",
};

/** The head of a page opened from a letter: its title when the link leads somewhere; no search engine keeps it. */
export function letterMeta(data: unknown, title: string, language: Language = "fr"): MetaDescriptor[] {
  return [{ title: data ? title : NOWHERE[language] }, { name: "robots", content: "noindex" }];
}

/** What is said of a link we did not make, and what to do then; `what` is what it would lead to, feminine: « visite ». */
export function lostLink(what: string): string {
  return `Ce lien ne mène à aucune ${what}${NBSP}: il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail.`;
}
