import { NBSP } from "~/vocabulary/typography";
import { promisedDay } from "./promised-day";

/** What is told of a promise: for whom, the whole note, and the note without the day it names. */
interface Said {
  name: string;
  note: string;
  undated: string;
}

const SENDING = /(?:envo[iy]|transm[ei])\p{L}*\s+(?<thing>[^.,;!?\n]+)/iu;
/** A thing is told with its article, its number or whose it is. */
const THING =
  /^(?:l[’'](?=\p{L})|(?:les?|la|une?|des|du|cet?|cette|ces|mon|ma|mes|votre|vos|notre|nos|son|sa|ses|\d+) )/iu;
/** What is left of a date once its day is taken out. */
const BEFORE_DAY = /(?: (?:avant|pour|dès|au plus tard|le|la))+$/iu;
const LONGEST_QUOTE = 80;

/** What was said, and the promise that it is. */
const ACTS: readonly [said: RegExp, act: (said: Said) => string][] = [
  [/rappel/, ({ name }) => `Rappeler ${name}`],
  [/relanc/, () => "Relancer"],
  [/envo[iy]|transmet|transmis/, sendingWords],
  [/confirm/, ({ name }) => `Confirmer à ${name}`],
  [/r[ée]pon[ds]|réponse/, ({ name }) => `Répondre à ${name}`],
  [/recontact|revien|reviendr/, ({ name }) => `Revenir vers ${name}`],
  [/visit/, ({ name }) => `Organiser la visite avec ${name}`],
  [/appel/, ({ name }) => `Appeler ${name}`],
];

export interface PromiseOffer {
  label: string;
  dueOn: string;
}

/** The promise a note holds, as `today` reads it: what to do for whom (`name`), and by when; null when it holds none. */
export function promiseIn(text: string, name: string, today: string): PromiseOffer | null {
  const found = promisedDay(text, today);
  if (!found) return null;
  const note = text.normalize("NFC");
  const undated = `${note.slice(0, found.at)} ${note.slice(found.at + found.words.length)}`;
  const said = text.toLowerCase();
  const [, act] = ACTS.find(([pattern]) => pattern.test(said)) ?? [];
  return { label: act?.({ name, note, undated }) ?? `Donner des nouvelles à ${name}`, dueOn: found.day };
}

/** « Envoyer le plan à Élodie »; where the thing is not plainly told, the note itself. */
function sendingWords({ name, note, undated }: Said): string {
  const { thing = "" } = SENDING.exec(undated)?.groups ?? {};
  const words = thing.replace(/\s+/g, " ").trim().replace(BEFORE_DAY, "");
  if (!THING.test(words) || words.length > LONGEST_QUOTE) return `Envoyer à ${name}${NBSP}: ${quoted(note)}`;
  const isAddressed = /(?:^| )(?:à|au|aux) /iu.test(words);
  return isAddressed ? `Envoyer ${words}` : `Envoyer ${words} à ${name}`;
}

function quoted(note: string): string {
  const words = note.replace(/\s+/g, " ").trim();
  const shown = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : words;
  return `«${NBSP}${shown}${NBSP}»`;
}
