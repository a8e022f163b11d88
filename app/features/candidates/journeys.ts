import type { Journey } from "#models/candidate";

/** The journey that counts most: the last begun that is not over, else the last one. */
export function mainJourney<Own extends Pick<Journey, "exit">>(journeys: readonly Own[]): Own | undefined {
  return journeys.findLast(({ exit }) => !exit) ?? journeys.at(-1);
}
