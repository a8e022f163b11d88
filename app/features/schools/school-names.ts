import { readableName } from "~/features/structures/readable-name";
import { foldText } from "~/vocabulary/typography";

/** Words the directory writes without their accents, or with a capital in the middle of a name. */
const COMMON_WORDS: Readonly<Record<string, string | undefined>> = {
  agricole: "agricole",
  college: "collège",
  ecole: "école",
  elementaire: "élémentaire",
  etablissement: "établissement",
  general: "général",
  lycee: "lycée",
  maternelle: "maternelle",
  polyvalent: "polyvalent",
  prive: "privé",
  privee: "privée",
  primaire: "primaire",
  professionnel: "professionnel",
  public: "public",
  publique: "publique",
  section: "section",
  technologique: "technologique",
};

/** A name as people write it: « Ecole primaire publique » → « École primaire publique ». */
export function readableSchoolName(official: string): string {
  const plain = readableName(official)
    .replaceAll("'", "’")
    .replace(/\p{L}+/gu, (word) => COMMON_WORDS[foldText(word)] ?? word);
  return plain.charAt(0).toLocaleUpperCase("fr") + plain.slice(1);
}

/** « CONTRAT D'ASSOCIATION TOUTES CLASSES » → « contrat d’association toutes classes »; nothing of a state school. */
export function contractWords(official: string): string | undefined {
  const words = official
    .toLocaleLowerCase("fr")
    .replaceAll("'", "’")
    .replace(/^privé /, "")
    .replace(/l’[eé]tat/, "l’État")
    .replace("etablissement", "établissement");
  return foldText(words) === "sans objet" ? undefined : words.slice(0, 120) || undefined;
}

const SOURCES: readonly [RegExp, string][] = [
  [/^annuaire/, "Annuaire de l’éducation"],
  [/^ips/, "Indices de position sociale des écoles"],
  [/^geoloc/, "Géolocalisation des établissements"],
];

/** The name people read of a source; of one we do not know, as it is written. */
export function sourceWords(source: string): string {
  if (!source) return "Annuaire de l’éducation";
  return SOURCES.find(([pattern]) => pattern.test(foldText(source)))?.[1] ?? source.slice(0, 120);
}
