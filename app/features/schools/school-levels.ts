import type { SchoolKind, SchoolLevel } from "~/vocabulary/schooling";

const NURSERY: readonly SchoolLevel[] = ["ps", "ms", "gs"];
const ELEMENTARY: readonly SchoolLevel[] = ["cp", "ce1", "ce2", "cm1", "cm2"];

/** The classes an establishment has, as far as its kind tells. */
export const LEVELS_OF_KIND: Readonly<Record<SchoolKind, readonly SchoolLevel[]>> = {
  "nursery-school": NURSERY,
  "elementary-school": ELEMENTARY,
  "primary-school": [...NURSERY, ...ELEMENTARY],
  "middle-school": ["6e", "5e", "4e", "3e"],
  "high-school": ["2nde", "1re", "terminale"],
  other: [],
};
