import { promisedDay } from "./promised-day";

/** What was said, and the promise that it is. */
const ACTS: readonly [said: RegExp, act: (name: string) => string][] = [
  [/rappel/, (name) => `Rappeler ${name}`],
  [/relanc/, () => "Relancer"],
  [/envo[iy]|transmet|transmis/, (name) => `Envoyer à ${name} ce qui est promis`],
  [/confirm/, (name) => `Confirmer à ${name}`],
  [/r[ée]pon[ds]|réponse/, (name) => `Répondre à ${name}`],
  [/recontact|revien|reviendr/, (name) => `Revenir vers ${name}`],
  [/visit/, (name) => `Organiser la visite avec ${name}`],
  [/appel/, (name) => `Appeler ${name}`],
];

export interface PromiseOffer {
  label: string;
  dueOn: string;
}

/** The promise a note holds, as `today` reads it: what to do for whom (`name`), and by when; null when it holds none. */
export function promiseIn(text: string, name: string, today: string): PromiseOffer | null {
  const found = promisedDay(text, today);
  if (!found) return null;
  const said = text.toLowerCase();
  const [, act] = ACTS.find(([pattern]) => pattern.test(said)) ?? [];
  return { label: act?.(name) ?? `Donner des nouvelles à ${name}`, dueOn: found.day };
}
