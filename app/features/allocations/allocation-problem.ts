import type { Weights } from "~/vocabulary/allocations";

/** Why somebody cannot have a place at all. */
export type HardReason =
  /** No level is asked, or it is not one of those asked. */
  | "no-level"
  | "level"
  /** Nothing is offered there for this semester. */
  | "semester"
  /** None of those who supervise there may: all for the same reason, or not. */
  | "agreement"
  | "absent"
  | "retired"
  | "unsupervised"
  | "room"
  /** Interns who are not among these have all of its seats. */
  | "held"
  /** It has no seat. */
  | "no-seat";

/** Why somebody cannot sleep in a bed over the days asked. */
export type BedRefusal =
  /** Somebody else has it then. */
  | "booked"
  /** The agreement of its lodging ends before. */
  | "agreement"
  /** It is free over the semester, but not over all the days asked. */
  | "days";

/** What the solver knows of one intern: places by their index, in the order of the wishes, and what would cost where. */
export interface ProblemIntern {
  placementId: string;
  /** Places this intern may have at all: level, agreement dates, supervisors, semester. */
  allowed: readonly number[];
  /** Rank of each place wished for, from 0; a wish of a level or a sector ranks every place it names. */
  rankOf: Readonly<Record<number, number>>;
  /** Why places that are not allowed are not. */
  refused?: Readonly<Record<number, HardReason>>;
  hasCar: boolean;
  wantsOnCall?: boolean;
  known: readonly number[];
  needsBed: boolean;
  /** Beds that are free for all the days asked. */
  beds: readonly number[];
  /** How many beds are not free for them, and why. */
  refusedBeds?: Readonly<Partial<Record<BedRefusal, number>>>;
  /** Kept as they are: set by hand. */
  pinned?: { place?: number; bed?: number };
  /** What is in force, when as few as can be must move. */
  before?: { place?: number; bed?: number };
}

export interface ProblemPlace {
  id: string;
  seats: number;
  needsCar: boolean;
  hasOnCall: boolean;
}

export interface ProblemBed {
  id: string;
  lodgingId: string;
}

/** Two interns who would live near each other, by their index. */
export interface ProblemPair {
  one: number;
  other: number;
  kind: "couple" | "friends";
}

/** A semester to allocate, without a name in it. Distances are decided before: who is near whom is a list. */
export interface Problem {
  interns: readonly ProblemIntern[];
  places: readonly ProblemPlace[];
  beds: readonly ProblemBed[];
  pairs: readonly ProblemPair[];
  /** For each place, the places near enough for a couple, itself among them. */
  nearPlaces: readonly (readonly number[])[];
  /** For each place, the beds reachable without a car. */
  reachableBeds: readonly (readonly number[])[];
  /** For each place, how far each bed is, in steps of distance from 0. */
  bedSteps: readonly (readonly number[])[];
  weights: Weights;
  /** As few moves as can be, before the worst-off and the total. */
  isRepair?: boolean;
}

/** What one intern gets, by index of the place and of the bed. */
export interface Given {
  place?: number;
  bed?: number;
}

/** What each intern gets, in the order of the problem. */
export type Assignment = readonly Given[];

/**
 * What an assignment is worth, compared in this order: the most people placed and housed as they need, the most placed,
 * when repairing the fewest moved, then the worst-off as well off as can be, then the lowest total, in points.
 */
export interface Worth {
  served: number;
  placed: number;
  moves: number;
  worst: number;
  total: number;
}
