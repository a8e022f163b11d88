import type { CandidateRecord } from "#models/candidate";
import type { Aggregate } from "#models/define";
import type { EntryRecord } from "#models/entry";
import type { Adult, Child } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import type { PipelineRecord } from "#models/pipeline";
import type { PlacementRecord } from "#models/placement";
import { visibilityKeys } from "~/core/auth/visibility";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { firstStage } from "~/features/candidates/candidates.commands.server";
import { headOf, journeyKeysOf } from "~/features/households/household-refresh.commands.server";
import { blockingItem, readinessItems, readinessOf } from "~/features/households/readiness";
import type { ReadPlacement } from "./intern-reading";
import type { ReadPerson } from "./row-reading";

type Fresh<Stored> = Omit<Stored, Exclude<keyof Aggregate, "_id">>;

/** Where a row goes: the ids it will have however often it is planned, who follows the file, what comes next. */
export interface Filing {
  householdId: string;
  candidateId: string;
  entryId: string;
  placementId: string;
  ownerId: string;
  actorId: string;
  at: Date;
  row: number;
  table: string;
  nextAction: { label: string; dueOn: string };
  pipelines: readonly PipelineRecord[];
}

/** The professional half of a row. */
export function candidateFrom(person: ReadPerson, filing: Filing): Fresh<CandidateRecord> {
  const { firstName, lastName, emails, phones, kind, specialty, faculty, semester, fromOn, toOn } = person;
  const named = { firstName, lastName, ...given({ birthName: person.birthName }), emails, phones };
  const { pipeline, stage } = firstStage(kind);
  const stages = filing.pipelines.find(({ _id }) => _id === pipeline)?.stages ?? [];
  const label = stages.find(({ key }) => key === stage)?.fr ?? stage;
  return {
    _id: filing.candidateId,
    householdId: filing.householdId,
    ...named,
    ...given({ specialty, faculty, semester, fromOn, toOn, rpps: person.rpps, commune: person.commune }),
    ...given({ internship: person.internship }),
    kind,
    seeks: person.placement ? ["placement"] : [],
    territories: person.territories,
    journeys: [
      { pipeline, stage, since: filing.at, history: [{ stage, label, at: filing.at, by: filing.actorId }] },
    ],
    introducedTo: [],
    referentId: filing.ownerId,
    searchWords: searchWordsOfPerson(named),
    duplicateKeys: duplicateKeysOf(named),
    createdAt: filing.at,
  };
}

/** The file of a row, as it will show once computed: its candidate, its family, its next action. */
export function householdFrom(
  person: ReadPerson,
  candidate: Fresh<CandidateRecord>,
  filing: Filing,
): Fresh<HouseholdRecord> {
  const { at, ownerId, nextAction, pipelines } = filing;
  const adults = adultsOf(person, filing);
  const family = { adults, children: childrenOf(person, filing), ...given({ arrivalOn: person.fromOn }) };
  const items = readinessItems({ household: family, candidates: [candidate], needs: [], pipelines });
  const blocking = blockingItem(items);
  const title = [...new Set([candidate.lastName, adults[0]?.lastName ?? ""].filter(Boolean))].join(" – ");
  const otherNames = [
    candidate.birthName,
    ...adults.flatMap(({ firstName, lastName }) => [firstName, lastName]),
  ];
  return {
    _id: filing.householdId,
    title,
    sortName: fold(title),
    state: "open",
    heads: [headOf(candidate)],
    journeyKeys: journeyKeysOf([candidate]),
    ...family,
    territories: candidate.territories,
    referentId: ownerId,
    visibleTo: visibilityKeys({ referentId: ownerId, territories: candidate.territories }),
    nextAction: { ...nextAction, ownerId, origin: "typed" },
    // Somebody of the team already knew the person: no first answer is awaited.
    firstAnswer: { dueAt: at, at, by: filing.actorId },
    needLines: [],
    openNeedKinds: [],
    readiness: readinessOf(items),
    readinessItems: items,
    ...(blocking ? { blocking: { label: blocking.label, owner: blocking.owner } } : {}),
    searchWords: [
      ...new Set([...candidate.searchWords, ...searchWordsOf(...otherNames), ...nearWordsOf(...otherNames)]),
    ],
    lastActAt: at,
    updatedAt: at,
    createdAt: at,
  };
}

/** What an intern of a faculty’s list asks of a semester. */
export function placementFrom(
  { semesterId, levels, wishes, hasCar, needsBed, note }: ReadPlacement,
  { candidateId, householdId, placementId, at }: Filing,
): Fresh<PlacementRecord> {
  return {
    ...{ _id: placementId, candidateId, householdId, semesterId, state: "wished", levels, wishes },
    ...{ companions: [], bed: { isNeeded: needsBed }, knownPlaceIds: [], received: [], askedAt: at },
    ...given({ hasCar, note }),
  };
}

/** The line of the timeline that says where the file comes from. */
export function entryFrom(person: ReadPerson, filing: Filing): EntryRecord {
  const unknown = person.children.filter(({ isMonthUnknown }) => isMonthUnknown);
  const toAsk = unknown.map(({ firstName }) => firstName).join(", ");
  const months = toAsk ? ` Mois de naissance à demander : ${toAsk}.` : "";
  return {
    _id: filing.entryId,
    householdId: filing.householdId,
    track: "family",
    kind: "note",
    at: filing.at,
    authorId: filing.actorId,
    text: `Importé de « ${filing.table} », ligne ${filing.row}.${months}`,
    ...given({ quote: person.note }),
    changes: [],
  };
}

function adultsOf({ spouse }: ReadPerson, { entryId }: Filing): Adult[] {
  if (!spouse) return [];
  return [
    { id: `${entryId.slice(0, 22)}a0`, ...given(spouse), firstName: spouse.firstName, relation: "couple" },
  ];
}

function childrenOf({ children }: ReadPerson, { entryId }: Filing): Child[] {
  return children.map(({ firstName, birthMonth }, index) => ({
    id: `${entryId.slice(0, 22)}c${index.toString(16)}`,
    firstName,
    isUnborn: false,
    ...given({ birthMonth }),
  }));
}

/** The fields that have a value: an absent one is not stored. */
function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
