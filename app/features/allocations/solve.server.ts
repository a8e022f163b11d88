import type { Worker } from "node:worker_threads";
import { newThread } from "~/core/background/thread.server";
import type { Problem } from "./allocation-problem";
import type { Solved } from "./fair-solving.server";
import { ImpossiblePins } from "./pin-conflicts";
import type { Prices } from "./reasons";
import type { Order, Told } from "./solve-thread";

const LIMIT_SECONDS = 30;
const PRICE_SECONDS = 5;
/** Starting, building the model and the step under way come on top of the limit. */
const GRACE_SECONDS = 30;
const MEMORY_MB = 512;

export interface SolveOptions {
  /** Stops the computation: the promise is refused with the signal's reason. */
  signal?: AbortSignal;
  /** Told what is being computed, in French, as it goes. */
  onStep?: (step: string) => void;
  /** Past it, the best known solution is given with its gap; 30 seconds unless told. */
  limitSeconds?: number;
  /** How long may be taken on top to know what the other choices would cost; 5 seconds unless told, 0 for none. */
  priceSeconds?: number;
}

export interface Solution extends Solved {
  /** For `reasonsFor`, as long as no line is changed. */
  prices: Prices;
  /** Of the whole computation, prices among it. */
  milliseconds: number;
}

/**
 * The best assignment of a semester in the order of fairness, computed in a thread of its own. Refuses with `ImpossiblePins`
 * what was set by hand and cannot be kept, and with the signal's reason once stopped.
 */
export async function solve(problem: Problem, options: SolveOptions = {}): Promise<Solution> {
  const { signal, limitSeconds = LIMIT_SECONDS, priceSeconds = PRICE_SECONDS } = options;
  signal?.throwIfAborted();
  const startedAt = performance.now();
  const worker = newThread("solve-thread", import.meta.url, MEMORY_MB);
  const longest = AbortSignal.timeout((limitSeconds + priceSeconds + GRACE_SECONDS) * 1000);
  try {
    const ended = endOf(worker, options, signal ? AbortSignal.any([signal, longest]) : longest);
    const order: Order = { problem, seconds: limitSeconds, priceSeconds };
    worker.postMessage(order);
    return { ...(await ended), milliseconds: Math.round(performance.now() - startedAt) };
  } finally {
    await worker.terminate();
  }
}

/** How a thread ends: with a solution, a refusal, an error of its own, or before having said anything. */
function endOf(
  worker: Worker,
  { onStep }: SolveOptions,
  stopped: AbortSignal,
): Promise<Omit<Solution, "milliseconds">> {
  return new Promise((resolve, reject) => {
    worker.on("message", (told: Told) => {
      if ("step" in told) onStep?.(told.step);
      if ("solved" in told) resolve({ ...told.solved, prices: told.prices });
      if ("conflict" in told) reject(new ImpossiblePins(told.conflict));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the solver stopped before its end")));
    stopped.addEventListener("abort", () => reject(stopped.reason), { once: true });
  });
}
