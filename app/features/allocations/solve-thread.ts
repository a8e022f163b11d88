import { parentPort } from "node:worker_threads";
import type { Problem } from "./allocation-problem";
import { type Solved, solveFairly } from "./fair-solving.server";
import { ImpossiblePins, type PinConflict } from "./pin-conflicts";
import { pricesOf } from "./prices.server";
import type { Prices } from "./reasons";

/** What is asked of the thread that solves. */
export interface Order {
  problem: Problem;
  seconds: number;
  /** How long may be taken, once solved, to know what the other choices would cost. */
  priceSeconds: number;
}

/** What it says, in turn: each step, then how it ended. */
export type Told = { step: string } | { solved: Solved; prices: Prices } | { conflict: PinConflict };

parentPort?.once("message", (order: Order) => void answer(order));

/** Whatever else is thrown ends the thread, and its error reaches who asked. */
async function answer({ problem, seconds, priceSeconds }: Order): Promise<void> {
  const { default: loadHighs } = await import("highs");
  const highs = await loadHighs();
  try {
    const solved = solveFairly(highs, problem, { seconds, onStep: (step) => tell({ step }) });
    if (solved.isOptimal && priceSeconds > 0) tell({ step: "Ce que coûterait chaque autre choix" });
    tell({ solved, prices: solved.isOptimal ? pricesOf(highs, problem, solved, priceSeconds) : [] });
  } catch (error) {
    if (!(error instanceof ImpossiblePins)) throw error;
    tell({ conflict: error.conflict });
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
