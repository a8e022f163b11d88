import type { Problem } from "./allocation-problem";
import type { BedClass } from "./bed-classes";

/** A choice of the model, from 0 to 1: one intern at a place, one intern in a bed of a class, or a consequence of those. */
export interface Column {
  kind: "seat" | "bed" | "kept" | "together";
  intern: number;
  place?: number;
  bedClass?: number;
  points: number;
  /** Once chosen, its intern has all they need. */
  isServing: boolean;
}

/** What must hold between choices: a sum within bounds. */
export interface Row {
  entries: [column: number, times: number][];
  least: number;
  most: number;
}

export interface Model {
  problem: Problem;
  classes: readonly BedClass[];
  columns: Column[];
  rows: Row[];
  /** Points lost by every pair; the columns of those together win them back. */
  offset: number;
}

/** Adds a choice to a model; returns its index. */
export function addColumn(model: Model, column: Column): number {
  return model.columns.push(column) - 1;
}

/** The row that says that what is chosen on one side is at most what is chosen on the other. */
export function atMost(ofThese: readonly number[], those: readonly number[], offset = 0): Row {
  const entries: Row["entries"] = [
    ...ofThese.map((column): [number, number] => [column, 1]),
    ...those.map((column): [number, number] => [column, -1]),
  ];
  return { entries, least: -Infinity, most: offset };
}
