import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useRef, useState } from "react";
import { useOnDone } from "~/components/ui/use-on-done";
import { focusCard } from "./board-focus";
import { type BoardColumn, type CardMove, withMoves } from "./board-view";
import { SCHOLARSHIP_BOARD } from "./card-addresses";
import type { Moving } from "./move-choice";
import type { AskedStep } from "./move-dialogs";
import { type RefusedMove, useMoves } from "./use-moves";

interface Board {
  action: string;
  pipeline: string;
  columns: readonly BoardColumn[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/**
 * What happens to the cards of a board: a move is tried at once; an exit, or a stage that misses something, asks for it in
 * a dialog. The keyboard goes on from the card that was moved.
 */
export function useBoardMoves({ action, pipeline, columns, lastResult }: Board) {
  const [opened, setOpened] = useState<Moving | AskedStep | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const left = useRef<string>();
  const { moves, move, remember, undo } = useMoves({ action, pipeline, columns, onRefused });
  const shown = moves.length > 0 ? withMoves(columns, moves) : columns;

  useOnDone(lastResult, () => {
    if (!opened || !("to" in opened)) return;
    const { moving, to } = opened;
    remember({ id: moving.id, from: moving.from, to });
    close();
  });

  // A colleague moved the card meanwhile: what is asked is asked from where it is now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is asked, and once the board is read again
  useEffect(() => {
    if (!opened || !("to" in opened)) return;
    const moving = findCard(opened.moving.id);
    if (moving && moving.from !== opened.to && moving.from !== opened.moving.from)
      setOpened({ ...opened, moving });
  }, [columns, opened]);

  // Once the dialog has left the page: before, the focus is still in it.
  useEffect(() => {
    const id = left.current;
    if (opened || !id) return;
    left.current = undefined;
    const timer = setTimeout(focusCard, 0, id);
    return () => clearTimeout(timer);
  }, [opened]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isUndo(event)) return;
      event.preventDefault();
      setRefusal(null);
      undo();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });

  function onRefused({ reason, ...refused }: RefusedMove): void {
    const moving = findCard(refused.id);
    if (moving && pipeline !== SCHOLARSHIP_BOARD && columnOf(refused.to)?.rules)
      setOpened({ moving: { ...moving, from: refused.from }, to: refused.to, reason });
    else setRefusal(reason);
  }

  function go({ id, from, to }: CardMove): void {
    const moving = findCard(id);
    setRefusal(null);
    if (moving && columnOf(to)?.isExit) setOpened({ moving, to });
    else move({ id, from, to });
  }

  function choose(moving: Moving, to: string): void {
    close(moving.id);
    go({ id: moving.id, from: moving.from, to });
  }

  function ask(id: string): void {
    setOpened(findCard(id) ?? null);
  }

  function close(id = opened && ("to" in opened ? opened.moving.id : opened.id)): void {
    left.current = id ?? undefined;
    setOpened(null);
  }

  function refuse({ reason }: AskedStep): void {
    setRefusal(reason ?? null);
    close();
  }

  function columnOf(key: string): BoardColumn | undefined {
    return columns.find((column) => column.key === key);
  }

  function findCard(id: string): Moving | undefined {
    for (const { key, cards } of shown) {
      const card = cards.find((one) => one.id === id);
      if (card?.fileId) return { id, name: card.name, fileId: card.fileId, from: key };
    }
    return undefined;
  }

  return { shown, opened, refusal, go, ask, choose, refuse, close: () => close() };
}

/** Ctrl or Cmd + Z, unless somebody is writing. */
function isUndo({ key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== "z" || !(ctrlKey || metaKey) || shiftKey) return false;
  return !(target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog]"));
}
