import type { Journey, JourneyMove } from "#models/candidate";

/** The journey that counts most: the last begun that is not over, else the last one. */
export function mainJourney<Own extends Pick<Journey, "exit">>(journeys: readonly Own[]): Own | undefined {
  return journeys.findLast(({ exit }) => !exit) ?? journeys.at(-1);
}

/** What a journey went through, without the moves that were taken back. */
export function standingMoves(history: readonly JourneyMove[]): JourneyMove[] {
  const moves: JourneyMove[] = [];
  for (const move of history) {
    if (move.isUndo) moves.pop();
    else moves.push(move);
  }
  return moves;
}
