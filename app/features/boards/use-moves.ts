import type { SubmissionResult } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { NBSP } from "~/vocabulary/typography";
import { type BoardColumn, type CardMove, withMoves } from "./board-view";

/** A move as it is asked, with the words it is announced by. */
interface AskedMove extends CardMove {
  intent: "move-stage" | "undo-move";
  words: string;
}

export interface RefusedMove extends CardMove {
  reason: string;
}

type Answer = SubmissionResult<string[]> | null;

interface Board {
  action: string;
  pipeline: string;
  /** As the server last said. */
  columns: readonly BoardColumn[];
  onRefused: (move: RefusedMove) => void;
}

/**
 * The moves made on this board: each shows at once, is sent after those before it, and comes back when it is refused.
 * The last one may be undone as long as the card is where it was put.
 */
export function useMoves({ action, pipeline, columns, onRefused }: Board) {
  const { state, data, submit } = useFetcher<Answer>({ key: "board-move" });
  const [queue, setQueue] = useState<AskedMove[]>([]);
  const done = useRef<CardMove[]>([]);
  const sent = useRef<AskedMove>();
  const wasBusy = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is sent depends on the queue and the answer alone
  useEffect(() => {
    if (state !== "idle") wasBusy.current = true;
    else if (sent.current && wasBusy.current) settle(sent.current, data ?? null);
    else if (!sent.current && queue[0]) send(queue[0]);
  }, [state, data, queue]);

  function send(move: AskedMove): void {
    const { intent, id, from, to } = move;
    sent.current = move;
    wasBusy.current = false;
    // Drawn at once: otherwise an answer that comes first leaves no sign that anything was sent.
    submit({ intent, candidateId: id, pipeline, from, to }, { method: "post", action, flushSync: true });
  }

  function settle(move: AskedMove, answer: Answer): void {
    const { id, from, to, intent } = move;
    const isRefused = answer?.status === "error";
    sent.current = undefined;
    // What was to follow began where this one did not lead.
    setQueue((moves) => moves.filter((one) => one !== move && !(isRefused && one.id === id)));
    if (isRefused) onRefused({ id, from, to, reason: reasonOf(answer) });
    else if (intent === "move-stage") remember({ id, from, to });
  }

  function ask(intent: AskedMove["intent"], { id, from, to }: CardMove): void {
    const words = wordsOf(columns, { id, from, to });
    setQueue((moves) => [...moves, { id, from, to, intent, words }]);
    announce(words);
  }

  function remember(move: CardMove): void {
    done.current.push(move);
  }

  function undo(): void {
    const last = done.current.pop();
    const column = withMoves(columns, queue).find(({ key }) => key === last?.to);
    if (last && column?.cards.some(({ id }) => id === last.id))
      ask("undo-move", { id: last.id, from: last.to, to: last.from });
  }

  return {
    moves: queue,
    move: (asked: CardMove) => ask("move-stage", asked),
    remember,
    undo,
  };
}

function reasonOf(answer: Answer): string {
  return Object.values(answer?.error ?? {}).flat()[0] ?? "Ce déplacement n’a pas été fait.";
}

/** « Clara Marchetti : de “Projet défini” à “Mises en relation” » */
function wordsOf(columns: readonly BoardColumn[], { id, from, to }: CardMove): string {
  const labelOf = (asked: string) => columns.find(({ key }) => key === asked)?.label ?? asked;
  const name = columns.flatMap(({ cards }) => cards).find((card) => card.id === id)?.name ?? "";
  return `${name}${NBSP}: de “${labelOf(from)}” à “${labelOf(to)}”`;
}

/** In a live region, fetched with the first move only. */
async function announce(words: string): Promise<void> {
  const region = await import("@atlaskit/pragmatic-drag-and-drop-live-region");
  region.announce(words);
}
