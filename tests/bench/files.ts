import type { CandidateRecord } from "#models/candidate";
import type { Aggregate } from "#models/define";
import type { EntryRecord } from "#models/entry";
import type { Adult } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { visibilityKeys } from "~/core/auth/visibility";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { firstStage } from "~/features/candidates/candidates.commands.server";
import {
  headOf,
  journeyKeysOf,
  readinessOfFile,
} from "~/features/households/household-refresh.commands.server";
import { needSummary } from "~/features/households/need-summary";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { NEED_KINDS, NEED_TRACKS, type NeedKind, OPEN_NEED_STATES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import type { Chance } from "./random";
import { FIRST_NAMES, LAST_NAMES, NEXT_ACTIONS, NOTES, SPECIALTIES, TRADES } from "./words";

/** The intercommunalités of the generated base: code and name. */
export const TERRITORIES = [
  ["200023737", "Grand Cahors"],
  ["200066371", "Cauvaldor"],
  ["200067361", "Grand-Figeac"],
  ["244600433", "Vallée du Lot et du Vignoble"],
  ["244600482", "Quercy-Bouriane"],
  ["244600532", "Lalbenque-Limogne"],
  ["200039519", "Quercy Blanc"],
  ["200035327", "Cazals-Salviac"],
  ["244600573", "Causse de Labastide-Murat"],
] as const;

const DAY_MS = 24 * 3600 * 1000;
const NEED_STATES = ["to-qualify", "searching", "waiting", "options", "decided"] as const;

/** Everything commands would have written for one household. */
export interface GeneratedFile {
  household: HouseholdRecord;
  candidate: CandidateRecord;
  needs: NeedRecord[];
  entries: EntryRecord[];
}

interface Options {
  chance: Chance;
  id?: string;
  referentIds: readonly string[];
  at: Date;
  /** Lines of the timeline. */
  lines: number;
  needs?: readonly NeedKind[];
}

/** One household with its candidate, its needs and its timeline, whole and consistent. */
export function generateFile({ chance, referentIds, at, lines, ...options }: Options): GeneratedFile {
  const id = options.id ?? chance.id();
  const referentId = chance.pick(referentIds);
  const createdAt = new Date(at.getTime() - chance.below(700) * DAY_MS - chance.below(DAY_MS));
  const updatedAt = new Date(createdAt.getTime() + chance.next() * (at.getTime() - createdAt.getTime()));
  const moment = { chance, householdId: id, createdAt, updatedAt };
  const candidate = candidateOf(moment, referentId);
  const needs = (options.needs ?? someNeeds(chance)).map((kind) => needOf(moment, kind));
  const entries = Array.from({ length: lines }, () => entryOf(moment, referentId));
  return { household: householdOf(moment, candidate, needs), candidate, needs, entries };
}

interface Moment {
  chance: Chance;
  householdId: string;
  createdAt: Date;
  updatedAt: Date;
}

function candidateOf({ chance, householdId, createdAt }: Moment, referentId: string): CandidateRecord {
  const [firstName, lastName] = [chance.pick(FIRST_NAMES), chance.pick(LAST_NAMES)];
  const digits = String(chance.below(1e8)).padStart(8, "0");
  const mailbox = `${firstName}.${lastName}${chance.below(1000)}`.normalize("NFD").replace(/[^\w.-]/g, "");
  const person = {
    firstName,
    lastName,
    emails: [`${mailbox.toLowerCase()}@exemple.example`],
    phones: chance.percent(80) ? [`06${digits}`] : [],
  };
  const kind = chance.pick(valuesOf(CANDIDATE_KINDS));
  const { pipeline } = firstStage(kind);
  const stages = DEFAULT_PIPELINES.find(({ _id }) => _id === pipeline)?.stages ?? [];
  const stage = chance.pick(stages.filter(({ isExit }) => !isExit));
  return {
    ...aggregate(chance.id()),
    householdId,
    ...person,
    kind,
    specialty: chance.pick(SPECIALTIES),
    faculty: "Toulouse",
    semester: pipeline === "intern" ? String(1 + chance.below(6)) : undefined,
    fromOn: dayAfter(createdAt, 60 + chance.below(200)),
    seeks: [chance.pick(valuesOf(SEEKS))],
    territories: someTerritories(chance),
    journeys: [
      {
        pipeline,
        stage: stage.key,
        since: createdAt,
        history: [{ stage: stage.key, label: stage.fr, at: createdAt, by: referentId }],
      },
    ],
    introducedTo: [],
    referentId,
    searchWords: searchWordsOfPerson(person),
    duplicateKeys: duplicateKeysOf(person),
    createdAt,
  };
}

function needOf({ chance, householdId, createdAt, updatedAt }: Moment, kind: NeedKind): NeedRecord {
  const state = chance.pick(NEED_STATES);
  return {
    ...aggregate(chance.id()),
    householdId,
    kind,
    track: NEED_TRACKS[kind],
    state,
    isOpen: OPEN_NEED_STATES.includes(state),
    ball: state === "waiting" ? "partner" : "us",
    criteria:
      kind === "housing"
        ? { communes: [], rooms: 2 + chance.below(4), budgetMax: 450 + 50 * chance.below(12) }
        : { communes: [] },
    options: [],
    openedAt: createdAt,
    updatedAt,
  };
}

function entryOf({ chance, householdId, createdAt, updatedAt }: Moment, authorId: string): EntryRecord {
  const span = updatedAt.getTime() - createdAt.getTime();
  return {
    _id: chance.id(),
    householdId,
    track: "family",
    kind: "note",
    at: new Date(createdAt.getTime() + chance.next() * span),
    authorId,
    authorName: "Jeanne Vidal",
    text: "Note",
    quote: chance.pick(NOTES),
    changes: [],
  };
}

function householdOf(
  { chance, householdId, createdAt, updatedAt }: Moment,
  candidate: CandidateRecord,
  needs: NeedRecord[],
): HouseholdRecord {
  const { referentId = "", territories } = candidate;
  const spouse: Adult = {
    id: chance.id(),
    firstName: chance.pick(FIRST_NAMES),
    lastName: candidate.lastName,
    trade: chance.pick(TRADES),
    relation: "couple",
  };
  const adults = chance.percent(40) ? [spouse] : [];
  const names = adults.flatMap(({ firstName, lastName }) => [firstName, lastName]);
  const children = chance.percent(30) ? [{ id: chance.id(), birthMonth: "2021-04" }] : [];
  const family = { adults, children, arrivalOn: candidate.fromOn };
  return {
    ...aggregate(householdId),
    title: candidate.lastName,
    sortName: fold(candidate.lastName),
    state: "open",
    heads: [headOf(candidate)],
    journeyKeys: journeyKeysOf([candidate]),
    ...family,
    territories,
    referentId,
    visibleTo: visibilityKeys({ referentId, territories }),
    nextAction: {
      label: chance.pick(NEXT_ACTIONS),
      ownerId: referentId,
      dueOn: dayAfter(updatedAt, 1 + chance.below(90)),
      origin: "typed",
    },
    firstAnswer: {
      dueAt: new Date(createdAt.getTime() + 2 * DAY_MS),
      at: createdAt,
      by: referentId,
      means: "message",
    },
    needLines: needs.map((need) => ({
      needId: need._id,
      kind: need.kind,
      track: need.track,
      state: need.state,
      ball: need.ball,
      summary: needSummary(need),
      updatedAt,
    })),
    openNeedKinds: needs.filter(({ isOpen }) => isOpen).map(({ kind }) => kind),
    ...readinessOfFile({ household: family, candidates: [candidate], needs, pipelines: DEFAULT_PIPELINES }),
    searchWords: [
      ...new Set([...candidate.searchWords, ...searchWordsOf(...names), ...nearWordsOf(...names)]),
    ],
    lastActAt: updatedAt,
    updatedAt,
    createdAt,
  };
}

function aggregate(id: string): Aggregate {
  return { _id: id, version: 1, pendingEffects: [], appliedEffects: [] };
}

function someNeeds(chance: Chance): NeedKind[] {
  return valuesOf(NEED_KINDS).filter(() => chance.percent(30));
}

function someTerritories(chance: Chance): string[] {
  const codes = Array.from({ length: 1 + chance.below(2) }, () => chance.pick(TERRITORIES)[0]);
  return [...new Set<string>(codes)];
}

function dayAfter(at: Date, days: number): string {
  return new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
