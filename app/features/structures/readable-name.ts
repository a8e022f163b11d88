const ACRONYMS = new Set("cds cdom ch chs chu cpts ehpad esp had hdj hj msp smr ssr usld".split(" "));
const SMALL_WORDS = new Set("a au aux d de des du en et l la le les ou pour sous sur".split(" "));

/** FINESS often leaves accents out of its commonest words. */
const ACCENTED: Readonly<Record<string, string | undefined>> = {
  sante: "santé",
  residence: "résidence",
  readaptation: "réadaptation",
  reeducation: "rééducation",
};

/** An official name written in capitals as people write it: « MAISON DE SANTE DE GRAMAT » → « Maison de Santé de Gramat ». */
export function readableName(official: string): string {
  if (official !== official.toLocaleUpperCase("fr")) return official;
  return official.toLocaleLowerCase("fr").replace(/[\p{L}\p{N}]+/gu, (written, at: number) => {
    const word = ACCENTED[written] ?? written;
    const isInitial = word.length === 1 && official[at + 1] === ".";
    if (isInitial || ACRONYMS.has(word)) return word.toLocaleUpperCase("fr");
    return at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toLocaleUpperCase("fr") + word.slice(1);
  });
}
