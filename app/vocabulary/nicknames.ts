import { foldText } from "./typography";

/** First names people give for one another, folded: each line is one person's. */
const SAME: readonly (readonly string[])[] = [
  ["jo", "joel", "joelle", "josephine", "joseph", "johanna", "jonathan", "joanna"],
  ["alex", "alexandre", "alexandra", "alexis", "alexia", "sacha"],
  ["ben", "benjamin", "benoit"],
  ["cath", "catherine", "cathy"],
  ["caro", "caroline"],
  ["chris", "christophe", "christian", "christine", "christelle"],
  ["dan", "daniel", "daniele", "danielle"],
  ["fred", "frederic", "frederique"],
  ["gab", "gabriel", "gabrielle"],
  ["greg", "gregory", "gregoire"],
  ["jb", "jean baptiste", "jeanba"],
  ["jf", "jean francois"],
  ["jm", "jean marc", "jean marie", "jean michel"],
  ["jp", "jean pierre", "jean paul", "jean philippe"],
  ["lea", "leana"],
  ["lili", "elise", "elisa", "elisabeth", "lise"],
  ["lolo", "laurent", "laurence", "laure"],
  ["manu", "emmanuel", "emmanuelle", "manuel"],
  ["mat", "mathieu", "matthieu", "mathis", "matthias"],
  ["max", "maxime", "maximilien"],
  ["mimi", "michele", "michelle", "mireille"],
  ["nath", "nathalie", "nathan"],
  ["nico", "nicolas", "nicole"],
  ["pat", "patrick", "patrice", "patricia"],
  ["phil", "philippe", "philippine"],
  ["sam", "samuel", "samantha", "samia"],
  ["seb", "sebastien", "sebastienne"],
  ["steph", "stephane", "stephanie"],
  ["theo", "theophile", "theodore"],
  ["tom", "thomas", "tommy"],
  ["vero", "veronique"],
  ["vince", "vincent"],
  ["xav", "xavier"],
];

/** The other first names, folded, by which somebody so called may be known. */
export function otherFirstNames(firstName: string): string[] {
  const folded = foldText(firstName);
  const others = SAME.filter((names) => names.includes(folded)).flatMap((names) =>
    names[0] === folded ? names : [names[0] ?? ""],
  );
  return [...new Set(others)].filter((name) => name && name !== folded);
}
