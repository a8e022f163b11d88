const ACRONYMS = new Set(
  "camsp cattp cds cdom ch chs chu cmp cmpp cpts ehpad esp gcs gip had hdj hj jp lbm msp smr smur ssiad ssr usld".split(
    " ",
  ),
);
const SMALL_WORDS = new Set("à au aux d de des du en et l la le les ou pour sous sur".split(" "));
/** After a noun, they begin a name: « EHPAD La Miséricorde », but « Pharmacie de la Place ». */
const ARTICLES = new Set(["la", "le", "les"]);

/** FINESS often leaves accents out of its commonest words. */
const ACCENTED: Readonly<Record<string, string | undefined>> = {
  a: "à",
  agees: "âgées",
  cele: "célé",
  cere: "céré",
  dependantes: "dépendantes",
  education: "éducation",
  etablissement: "établissement",
  eveque: "évêque",
  generale: "générale",
  hebergement: "hébergement",
  hopital: "hôpital",
  medical: "médical",
  medico: "médico",
  misericorde: "miséricorde",
  pedagogique: "pédagogique",
  pole: "pôle",
  pre: "pré",
  precoce: "précoce",
  prevention: "prévention",
  readaptation: "réadaptation",
  reeducation: "rééducation",
  region: "région",
  residence: "résidence",
  residences: "résidences",
  sante: "santé",
  vallee: "vallée",
};

/** An official name written in capitals as people write it: « MAISON DE SANTE DE GRAMAT » → « Maison de Santé de Gramat ». */
export function readableName(official: string): string {
  if (official !== official.toLocaleUpperCase("fr")) return official;
  let previous = "";
  const written = official.toLocaleLowerCase("fr").replaceAll("'", "’");
  return written.replace(/[\p{L}\p{N}]+/gu, (bare, at: number) => {
    if (bare.length === 1 && written[at + 1] === ".") return bare.toLocaleUpperCase("fr");
    const word = ACCENTED[bare] ?? bare;
    const isSmall = SMALL_WORDS.has(word) && at > 0 && (!ARTICLES.has(word) || SMALL_WORDS.has(previous));
    previous = word;
    if (ACRONYMS.has(word)) return word.toLocaleUpperCase("fr");
    return isSmall ? word : word.charAt(0).toLocaleUpperCase("fr") + word.slice(1);
  });
}
