import { foldWords } from "./sentences";

const DELIMITER = /^\s*(?:--|—|–)\s*$/;
/** What a telephone or a mail program adds, with the address it links to. */
const CLIENT =
  /^(?:envoye (?:de|depuis|a partir de|avec|par|via)\b.{2,60}|sent (?:from|with|via)\b.{2,60}|(?:telecharger|obtenez|obtenir|get) outlook (?:pour|for)\b.*|provenance : courrier\b.*|(?:message )?envoye avec .{2,40})$/;
const LINK = /\s*[<[(]https?:\/\/[^>\])\s]*[>\])]/g;
const FAREWELL =
  /^(?:(?:recevez .{0,30}?)?(?:tres |bien |sinceres? |mes |meilleures |avec mes |nos )*(?:cordialement|cordiales? salutations|sincerement|salutations(?: distinguees)?|amicalement|respectueusement|chaleureusement|amities|bises?|bien a vous|a vous)|cdt|cdlt|bav|(?:tres )?(?:bonne|belle|excellente) (?:journee|soiree|semaine|fin de \p{L}+|reception|continuation|apres[- ]midi)(?: a (?:vous|tous|toutes))?|merci(?: d'avance| par avance| beaucoup| et \p{L}+ \p{L}+)?|a (?:bientot|vous lire|tres vite)|.{0,200}(?:salutations distinguees|sentiments (?:distingues|les meilleurs)|meilleures salutations))[ ,.!]*$/u;
const LEGAL =
  /\b(?:confidentiel|destinataire exclusif|usage exclusif|exclusive de (?:son|leur)|l'attention exclusive|recu (?:ce message )?par erreur|n'imprimez|imprimer (?:ce|cet)|pensez a l'environnement|this (?:e-?mail|message) (?:and|is)|disclaimer|protection des donnees|rgpd|antivirus|sans virus|virus[- ]free)/;
const DETAIL =
  /(?:\+33|\b0\d)(?:[ .-]?\d{2}){4}\b|\b(?:tel|fax|mob|portable|port)\b\s*[.:]|\bwww\.|https?:|[^\s@]@[^\s@]+\.\S|\b\d{5}\b \p{L}/u;
/** Only somebody who still speaks says these. */
const SPEAKS = /(?:^|[^\p{L}])(?:j'|je|oui|non|nous|vous|on|finalement|ok|ps|p\.s)(?:[^\p{L}]|$)/u;
/** In characters: nobody signs with a longer one. */
const LONGEST_LINE = 300;
const MOST_NAME_WORDS = 7;

/** What the person says, farewell and first name kept, and what is under every mail they send. */
export function splitSignature(own: string): { text: string; signature: string } {
  const lines = own.split("\n");
  const delimiter = lines.findIndex((line) => DELIMITER.test(line));
  const above = delimiter < 0 ? lines : lines.slice(0, delimiter);
  const below = delimiter < 0 ? [] : lines.slice(delimiter + 1);
  const client = above.filter(isClientLine).map((line) => line.replace(LINK, ""));
  const { text, signature } = splitBlocks(above.map((line) => (isClientLine(line) ? "" : line)).join("\n"));
  return { text, signature: [signature, ...client, below.join("\n").trim()].filter(Boolean).join("\n\n") };
}

function isClientLine(line: string): boolean {
  return line.length < LONGEST_LINE && CLIENT.test(foldWords(line.replace(LINK, "")).trim());
}

/** Blocks under the farewell, else the last one that says who somebody is; legal notices wherever they are. */
function splitBlocks(text: string): { text: string; signature: string } {
  const blocks = blocksOf(text).map((block) => (isLegal(block) ? block.replace(/^[-_*]{3,}\n/, "") : block));
  const farewell = blocks.findIndex(endsWithFarewell);
  const start = farewell < 0 ? visitingCard(blocks) : farewell + 1;
  const isSigned = farewell < 0 || isName(blocks[start]?.split("\n")[0] ?? "");
  const places = blocks.map((block, place) => {
    if (isLegal(block)) return "signature";
    return isSigned && place >= start && !isStillSpeaking(block) ? "signature" : "text";
  });
  const inPlace = (wanted: string): string =>
    blocks.filter((_block, place) => places[place] === wanted).join("\n\n");
  return cutCard(inPlace("text"), inPlace("signature"));
}

function blocksOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean);
}

function endsWithFarewell(block: string): boolean {
  return block.split("\n").some(isFarewell);
}

function isFarewell(line: string): boolean {
  return line.length < LONGEST_LINE && FAREWELL.test(foldWords(line).trim());
}

function hasDetail(lines: readonly string[]): boolean {
  return lines.some((line) => line.length < LONGEST_LINE && DETAIL.test(foldWords(line)));
}

/** The place of the last block with a name, then a telephone, an address or a trade; beyond the end when there is none. */
function visitingCard(blocks: readonly string[]): number {
  const last = blocks.findLastIndex((block) => !isLegal(block));
  const lines = (blocks[last] ?? "").split("\n");
  const isCard = last > 0 && lines.length > 1 && isName(lines[0] ?? "") && hasDetail(lines);
  return isCard && !lines.some((line) => SPEAKS.test(foldWords(line))) ? last : blocks.length;
}

/** A card written right under the farewell, with no empty line. */
function cutCard(text: string, signature: string): { text: string; signature: string } {
  const lines = text.split("\n");
  const farewell = lines.findLastIndex(isFarewell);
  const after = lines.slice(farewell + 1);
  const isCard = farewell >= 0 && after.length > 1 && isName(after[0] ?? "") && hasDetail(after);
  if (!isCard || after.some((line) => SPEAKS.test(foldWords(line)))) return { text, signature };
  return {
    text: lines
      .slice(0, farewell + 1)
      .join("\n")
      .trim(),
    signature: [after.join("\n").trim(), signature].filter(Boolean).join("\n\n"),
  };
}

function isLegal(block: string): boolean {
  return LEGAL.test(foldWords(block));
}

/** A few words, a capital first, no end of sentence. */
function isName(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return (
    words.length <= MOST_NAME_WORDS + 3 &&
    /^[\p{Lu}«"]/u.test(line.trim()) &&
    !/[.?!:]$|\s:\s/.test(line.trim()) &&
    !SPEAKS.test(foldWords(line))
  );
}

function isStillSpeaking(block: string): boolean {
  const folded = foldWords(block);
  return /^(?:ps|p\.s|nb)\b/.test(folded) || /(?:^|[^\p{L}])(?:j'|je |finalement|au fait)/u.test(folded);
}
