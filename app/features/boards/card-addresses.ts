import { NEXT_SCHOLARSHIP_STAGES, SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { isOneOf } from "~/vocabulary/words";

/** The board whose cards are scholarships: their stages are their own, no journey of a candidate. */
export const SCHOLARSHIP_BOARD = "scholarship";

interface Card {
  id: string;
  fileId?: string;
}

/** What a card opens: the scholarship it is, the file of its candidate, or their project for who sees no file. */
export function cardAddress(board: string, { id, fileId }: Card): string {
  if (board === SCHOLARSHIP_BOARD) return `/scholarships/${id}`;
  return fileId ? `/households/${fileId}` : `/candidates/${id}`;
}

/** The page of one move: what its stage asks for, or why and by whom it ends. */
export function stepAddress({ id, fileId }: Required<Card>, board: string, to: string): string {
  if (board === SCHOLARSHIP_BOARD) return `/scholarships/${id}/stage?${new URLSearchParams({ to })}`;
  return `/households/${fileId}/stage?${new URLSearchParams({ candidate: id, pipeline: board, to })}`;
}

/** Whether a card may be moved from one column to another; a journey goes anywhere. */
export function mayFollow(board: string, from: string, to: string): boolean {
  if (board !== SCHOLARSHIP_BOARD || !isOneOf(SCHOLARSHIP_STAGES, from)) return true;
  return isOneOf(SCHOLARSHIP_STAGES, to) && NEXT_SCHOLARSHIP_STAGES[from].includes(to);
}
