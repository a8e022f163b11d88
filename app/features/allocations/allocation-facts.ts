import type { Point } from "#models/commune";
import type { PlacementRecord } from "#models/placement";
import type { HardReason } from "./allocation-problem";

export type AskedPlacement = Pick<
  PlacementRecord,
  | "_id"
  | "candidateId"
  | "levels"
  | "wishes"
  | "companions"
  | "hasCar"
  | "wantsOnCall"
  | "bed"
  | "knownPlaceIds"
  | "seat"
  | "lodged"
>;

/** A place of the semester: how many interns it can have, and who is there. */
export interface PlaceFact {
  id: string;
  level: string;
  communeCode: string;
  epciCode?: string;
  needsCar: boolean;
  hasOnCall: boolean;
  open: number;
  holders: readonly string[];
  /** Why nobody at all can have one of its seats. */
  hindrance?: HardReason;
}

export interface BedFact {
  id: string;
  lodgingId: string;
  communeCode: string;
  /** The nights that are taken; those nobody has, by nobody, are out of the agreement of the lodging. */
  bookings: readonly { candidateId: string; fromOn: string; toOn: string; allocationId?: string }[];
}

/** All that is known of a semester when it is allocated; placements, places and beds in a lasting order. */
export interface AllocationFacts {
  semester: { startsOn: string; endsOn: string };
  placements: readonly AskedPlacement[];
  places: readonly PlaceFact[];
  beds: readonly BedFact[];
  /** Places where each candidate was before. */
  known: ReadonlyMap<string, readonly string[]>;
  points: ReadonlyMap<string, Point>;
}
