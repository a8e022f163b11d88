import type { Child } from "#models/family";
import type { NeedCriteria, NeedRecord } from "#models/need";
import type { Day } from "~/core/calendar";
import type { CandidateKind } from "~/vocabulary/candidates";
import type { HandOffState } from "~/vocabulary/hand-offs";
import type { VisitKind } from "~/vocabulary/need-options";
import type { PartnerKind } from "~/vocabulary/partners";
import type { SharedField } from "~/vocabulary/sharing";
import type { Word } from "~/vocabulary/words";
import type { Criterion } from "./ranking";
import type { RefinedFrom, Refinement } from "./refinement";

/** What a kind of need must tell: the one screen, the ranking, the hand-offs and the letters read it here. */
export interface NeedKindDefinition {
  /** How it is asked of a partner. */
  request: NeedRequest;
  /** What no partner ever sees, said to the colleague beside the preview. */
  withheld: string;
  /** What is looked for, in a few words each. */
  summary: (criteria: NeedCriteria) => (string | number | undefined | false)[];
  /** What a sheet says of the criteria of its own; `wish`, `place` and `fromOn` are said alike for every kind. */
  sheetLines?: Partial<Record<SharedField, SheetLineOf>>;
  /** What an option is compared on. */
  criteria: readonly Criterion[];
  /** What refused options say of the criteria, when they say something. */
  refinements?: (need: RefinedFrom) => Refinement[];
  /** What happens between the household and an option, the usual one first. */
  visitKinds: readonly VisitKind[];
  /** The steps from what is looked for to a settled life. */
  steps: readonly NeedStep[];
  /** Days after it is settled on which somebody asks how it goes. */
  followUpDays?: number;
}

export type SheetLineOf = (
  criteria: NeedCriteria,
  child?: SheetChild,
) => { label: string; value: string } | null;

/** What a sheet may count an age from, never written itself; the first day of class that follows the arrival. */
export type SheetChild = Pick<Child, "birthMonth" | "isUnborn"> & { entryOn?: Day };

export interface NeedRequest {
  title: (kind: CandidateKind, criteria: NeedCriteria) => string;
  /** What is asked, with what is expected as an answer (DOMAIN §9). */
  ask: (kind: CandidateKind, criteria: NeedCriteria, partnerKind: PartnerKind) => string;
  /** Whom to add to the directory when nobody can be asked. */
  nobody: string;
  /** « un autre partenaire pour le logement » */
  forWhat: string;
}

/** What the steps of a need are counted from. */
export type StepFacts = Pick<
  NeedRecord,
  "state" | "isOpen" | "criteria" | "options" | "visits" | "outcome"
> & {
  isSpecified: boolean;
  /** Whose need it is agreed that it be passed on; absent where nobody looked. */
  hasAgreed?: boolean;
  handOffs: readonly { state: HandOffState }[];
  /** Of the visit days of the household, for a kind that has some. */
  days?: { isHostAsked: boolean; isOneDone: boolean };
};

export interface NeedStep extends Word {
  key: string;
  isDone: (facts: StepFacts) => boolean;
}

/** The five steps of every need, in the order they come; a kind says them in its own words, or adds its own. */
export const STEP_TESTS = {
  specified: ({ isSpecified }) => isSpecified,
  asked: ({ handOffs, options }) => handOffs.some(({ state }) => state !== "prepared") || options.length > 0,
  proposed: ({ options }) => options.length > 0,
  met: ({ visits = [] }) => visits.some(({ state }) => state === "done"),
  decided: ({ options, state }) => state === "decided" || options.some((option) => option.state === "kept"),
  followed: ({ outcome }) => outcome !== undefined,
} as const satisfies Record<string, (facts: StepFacts) => boolean>;

/** How a partner is told who is coming, without naming anybody. */
export const WHO: Readonly<Record<CandidateKind, string>> = {
  student: "une personne qui étudie la médecine",
  intern: "un ou une interne en médecine",
  "junior-doctor": "un docteur junior",
  locum: "un médecin remplaçant",
  doctor: "un médecin",
  other: "un foyer qui s’installe",
};

/** The same, of whom somebody is the family: « d’un médecin ». */
export function ofWhom(kind: CandidateKind): string {
  return kind === "other" ? "d’une personne qui s’installe" : `d’${WHO[kind]}`;
}

/** A line of a sheet, when there is something to say. */
export function sheetLine(
  label: string,
  value: string | number | false | undefined,
): { label: string; value: string } | null {
  return value ? { label, value: String(value) } : null;
}
