import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import type { StageColour } from "~/vocabulary/pipelines";

/** A candidate on a board. What is of the file is for the team alone. */
export interface BoardCard {
  /** The candidate's. */
  id: string;
  name: string;
  /** « Interne, Médecine générale, semestre 5 » */
  situation: string;
  /** Where they are, when the columns are not stages. */
  stage?: string;
  /** Working days at their stage. */
  days?: number;
  fileId?: string;
  adults?: number;
  children?: number;
  blocking?: string;
  next?: string;
  dueOn?: string;
}

/** A column: a stage, or whatever the board is grouped by. */
export interface BoardColumn {
  key: string;
  label: string;
  cards: BoardCard[];
  /** There are more than are shown: the list that has them all. */
  more?: string;
  isExit?: boolean;
  limit?: number;
  colour?: StageColour;
  /** What must be so to enter, in words. */
  rules?: string;
  /** The working days after which a card asks for attention, then is late. */
  ageing?: Ageing;
}

export interface Ageing {
  attention: number;
  late: number;
}

/** A stage as the cards of other columns tell it. */
export interface StageOnCard {
  label: string;
  ageing?: Ageing;
}

interface Situation {
  kind: CandidateKind;
  specialty?: string;
  semester?: string;
}

/** What somebody is, in a few words. */
export function situationOf({ kind, specialty, semester = "" }: Situation): string {
  const level = /^\d+$/.test(semester) ? `semestre ${semester}` : semester;
  return [CANDIDATE_KINDS[kind].fr, specialty, level].filter(Boolean).join(", ");
}

/** Whether a card has been too long where it is. */
export function ageOf(
  days: number | undefined,
  ageing: Ageing | undefined,
): "attention" | "late" | undefined {
  if (days === undefined || !ageing || days < ageing.attention) return undefined;
  return days < ageing.late ? "attention" : "late";
}

/** A move from a column to another, asked but not read back yet. */
export interface CardMove {
  id: string;
  from: string;
  to: string;
}

/** The columns as they will be once these moves are done. */
export function withMoves(columns: readonly BoardColumn[], moves: readonly CardMove[]): BoardColumn[] {
  return moves.reduce(withMove, [...columns]);
}

function withMove(columns: BoardColumn[], { id, to }: CardMove): BoardColumn[] {
  const from = columns.find(({ cards }) => cards.some((card) => card.id === id));
  const card = from?.cards.find((one) => one.id === id);
  if (!from || !card || from.key === to) return columns;
  return columns.map((column) => {
    if (column === from) return { ...column, cards: column.cards.filter((one) => one !== card) };
    return column.key === to ? { ...column, cards: placed(column.cards, { ...card, days: 0 }) } : column;
  });
}

/** The most urgent first; what has no day comes before, as the base sorts. */
function placed(cards: readonly BoardCard[], card: BoardCard): BoardCard[] {
  const place = cards.findIndex(({ dueOn = "" }) => dueOn > (card.dueOn ?? ""));
  return place < 0 ? [...cards, card] : [...cards.slice(0, place), card, ...cards.slice(place)];
}
