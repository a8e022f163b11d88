import type { MetaDescriptor } from "@remix-run/node";
import { NBSP } from "~/vocabulary/typography";

/** The head of a page opened from a letter: its title when the link leads somewhere; no search engine keeps it. */
export function letterMeta(data: unknown, title: string): MetaDescriptor[] {
  return [{ title: data ? title : "Ce lien ne mène nulle part" }, { name: "robots", content: "noindex" }];
}

/** What is said of a link we did not make, and what to do then; `what` is what it would lead to, feminine: « visite ». */
export function lostLink(what: string): string {
  return `Ce lien ne mène à aucune ${what}${NBSP}: il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail.`;
}
