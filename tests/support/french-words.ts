const FRENCH =
  /\p{L}*[àâçéèêëîïôœùû]\p{L}*|\p{L}+·\p{L}+|\b(?:aucun|avec|bourse|convention|dans|de|des|du|est|et|la|le|les|lien|ne|nous|ou|par|pas|pour|sans|sur|un|une|votre|vos|vous)\b/giu;

/** The French words of what is to be read in English: what is marked as French, and what people and places are called, left out. */
export function frenchIn(html: string, ...names: string[]): string[] {
  const text = html
    .replace(/<!-- -->/g, "")
    .replace(/<(\w+)(?=[^>]*\slang="fr")[^>]*>.*?<\/\1>/gs, " ")
    .replace(/<style>.*?<\/style>/gs, " ")
    .replace(/<[^>]*>/g, (tag) => ` ${/aria-label="([^"]*)"/.exec(tag)?.[1] ?? ""} `)
    .replace(/https?:\S+/g, " ");
  const left = names.reduce((kept, name) => kept.replaceAll(name, " "), text);
  return [...left.matchAll(FRENCH)].map(([word]) => word);
}

/** The letter of a public page, without the shell around it. */
export function letterIn(html: string): string {
  const [letter] = /<article class="letter".*<\/article>/s.exec(html) ?? [];
  if (!letter) throw new Error("no letter");
  return letter;
}
