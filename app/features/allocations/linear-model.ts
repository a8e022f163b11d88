import type { Problem } from "./allocation-problem";
import type { BedClass } from "./bed-classes";
import type { BedPool } from "./bed-pools";

/** A choice of the model: one intern at a place, how many beds of a class a pool takes, or a pair together. */
export interface Column {
  kind: "seat" | "beds" | "together";
  intern?: number;
  place?: number;
  bedClass?: number;
  points: number;
  /** Once chosen, its intern has all they need. */
  isServing: boolean;
  /** With a bed of a pool. */
  isPooled?: boolean;
  /** The very place and bed they had. */
  isKept?: boolean;
  /** How many times it may be chosen; once unless told. */
  most?: number;
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
  pools: BedPool[];
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
