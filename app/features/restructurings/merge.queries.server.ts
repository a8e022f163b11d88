import { Candidate, type CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { isSame } from "~/core/db/document-paths";
import { fold } from "~/core/search-words";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { findLikenesses } from "~/features/candidates/likeness.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { findFiles } from "~/features/search/search-files.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { joinWords } from "~/vocabulary/typography";
import {
  type Choices,
  FILE_FIELDS,
  isEmpty,
  PERSON_FIELDS,
  personKey,
  type Side,
  sideOf,
} from "./merge-fields";
import { fieldLabel, toldValue } from "./restructured-fields";

const MOST_FOUND = 8;

/** One of two files to be merged. */
export interface FileSide {
  household: HouseholdRecord;
  candidates: CandidateRecord[];
  needs: NeedRecord[];
}

export interface Sides {
  kept: FileSide;
  gone: FileSide;
  /** The file that changed last: its values are kept unless something else is chosen. */
  recent: Side;
}

/** Two files this colleague may see, the first of which is kept; 404 otherwise. */
export async function getSides(user: User, keptId: string, goneId: string): Promise<Sides> {
  const [kept, gone] = await Promise.all([sideOfFile(user, keptId), sideOfFile(user, goneId)]);
  return { kept, gone, recent: gone.household.updatedAt > kept.household.updatedAt ? "gone" : "kept" };
}

/** The two records of one person: an e-mail, a phone or a name in common; each is paired once. */
export function pairsOf({ kept, gone }: Sides): { kept: CandidateRecord; gone: CandidateRecord }[] {
  const free = new Set(kept.candidates);
  return gone.candidates.flatMap((candidate) => {
    const keys = new Set(candidate.duplicateKeys);
    const same = [...free].find(({ duplicateKeys }) => duplicateKeys.some((key) => keys.has(key)));
    if (!same) return [];
    free.delete(same);
    return { kept: same, gone: candidate };
  });
}

/** The files that may be merged with this one: those whose name is typed, else those of who may be the same person. */
export async function findMergeable(user: User, householdId: string, text: string) {
  if (text.trim()) {
    const files = await findFiles(user, text, MOST_FOUND + 1);
    return files
      .filter(({ _id }) => _id !== householdId)
      .slice(0, MOST_FOUND)
      .map(({ _id, title, heads }) => ({ id: _id, title, why: joinWords(heads.map(headWords)) }));
  }
  const { candidates } = await sideOfFile(user, householdId);
  const found = await Promise.all(candidates.map((one) => findLikenesses(user, one, one._id)));
  return found
    .flat()
    .filter((other) => other.householdId !== householdId)
    .map(({ householdId: id, name, why }) => ({ id, title: name, why: joinWords(why) }));
}

export interface ComparedLine {
  key: string;
  label: string;
  kept: string;
  gone: string;
  state: "same" | "different" | "added";
  /** What is chosen at first; absent when nothing is to be chosen. */
  side?: Side;
}

/** What the screen shows of two files side by side; persons who may be one are compared apart. */
export async function getComparison(user: User, keptId: string, goneId: string) {
  const sides = await getSides(user, keptId, goneId);
  const { kept, gone, recent } = sides;
  const names = await colleagueNames([kept, gone].map(({ household }) => household.referentId));
  const settings = await getSettings();
  const lines = FILE_FIELDS.map((field) =>
    comparedField(field, field, kept.household, gone.household, recent, names),
  ).filter((line) => line !== null);
  return {
    kept: { id: kept.household._id, title: kept.household.title },
    gone: { id: gone.household._id, title: gone.household.title },
    lines: [
      ...lines,
      joined("Candidat·es", kept.candidates.map(personWords), gone.candidates.map(personWords)),
      joined("Adultes", namesIn(kept, "adults"), namesIn(gone, "adults")),
      joined("Enfants", namesIn(kept, "children"), namesIn(gone, "children")),
      joined("Territoires", placesOf(kept), placesOf(gone)),
      joined("Besoins", needWords(kept), needWords(gone)),
      joined("Étiquettes", kept.household.tags ?? [], gone.household.tags ?? []),
      ...(await countedLines(keptId, goneId)),
    ].filter(({ kept, gone }) => kept || gone),
    people: pairsOf(sides).map((pair) => ({
      id: pair.gone._id,
      kept: personWords(pair.kept),
      gone: personWords(pair.gone),
      lines: PERSON_FIELDS.map((field) =>
        comparedField(personKey(pair.gone._id, field), field, pair.kept, pair.gone, recent, names),
      ).filter((line) => line?.state === "different"),
    })),
  };

  function placesOf({ household }: FileSide): string[] {
    return household.territories.map((code) => territoryLabel(settings, code));
  }
}

/** Whether two adults, or two children, are one: same names, and same month of birth when both are told. */
export function isSameMember(
  one: { firstName?: string; lastName?: string; birthMonth?: string },
  other: { firstName?: string; lastName?: string; birthMonth?: string },
): boolean {
  if (!one.firstName || fold(one.firstName) !== fold(other.firstName ?? "")) return false;
  return (
    fold(one.lastName ?? "") === fold(other.lastName ?? "") &&
    (one.birthMonth ?? other.birthMonth) === (other.birthMonth ?? one.birthMonth)
  );
}

/** The fields, among some, for which the other side's value is to be written. */
export function takenFields<Stored extends object, Field extends keyof Stored & string>(
  fields: readonly Field[],
  { kept, gone }: { kept: Stored; gone: Stored },
  keyOf: (field: Field) => string,
  choices: Choices,
  recent: Side,
): Partial<Stored> {
  const taken: Partial<Stored> = {};
  for (const field of fields) {
    const values = { kept: kept[field], gone: gone[field] };
    if (sideOf(keyOf(field), values, choices, recent) === "gone") taken[field] = gone[field];
  }
  return taken;
}

async function sideOfFile(user: User, householdId: string): Promise<FileSide> {
  const household = await getHousehold(user, householdId);
  const [candidates, needs] = await Promise.all([
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
    Need.find({ householdId }).sort({ openedAt: 1 }).lean<NeedRecord[]>(),
  ]);
  return { household, candidates, needs };
}

function comparedField<Stored extends object>(
  key: string,
  field: keyof Stored & string,
  kept: Stored,
  gone: Stored,
  recent: Side,
  names: ReadonlyMap<string, string>,
): ComparedLine | null {
  const values = { kept: kept[field], gone: gone[field] };
  if (isEmpty(values.kept) && isEmpty(values.gone)) return null;
  const told = {
    key,
    label: fieldLabel(field),
    kept: isEmpty(values.kept) ? "" : toldValue(values.kept, names),
    gone: isEmpty(values.gone) ? "" : toldValue(values.gone, names),
  };
  if (isSame(values.kept, values.gone)) return { ...told, state: "same" };
  if (isEmpty(values.kept) || isEmpty(values.gone)) return { ...told, state: "added" };
  return { ...told, state: "different", side: recent };
}

function joined(label: string, kept: string[], gone: string[]): ComparedLine {
  const isAdded = gone.some((words) => !kept.includes(words));
  return {
    key: label,
    label,
    kept: joinWords(kept),
    gone: joinWords(gone),
    state: isAdded ? "added" : "same",
  };
}

async function countedLines(keptId: string, goneId: string): Promise<ComparedLine[]> {
  const counted = [
    ["Relais", HandOff],
    ["Tâches et promesses", Task],
    ["Lignes du fil", Entry],
    ["Documents", Document],
    ["Accords", Consent],
  ] as const;
  return Promise.all(
    counted.map(async ([label, model]) => {
      const [kept, gone] = await Promise.all(
        [keptId, goneId].map((householdId) => model.collection.countDocuments({ householdId })),
      );
      return {
        key: label,
        label,
        kept: kept ? String(kept) : "",
        gone: gone ? String(gone) : "",
        state: gone ? ("added" as const) : ("same" as const),
      };
    }),
  );
}

function namesIn({ household }: FileSide, list: "adults" | "children"): string[] {
  return (household[list] ?? []).map(({ firstName = "à naître" }) => firstName);
}

function needWords({ needs }: FileSide): string[] {
  return needs.map(({ kind, isOpen }) => NEED_KINDS[kind].fr + (isOpen ? "" : " (terminé)"));
}

function personWords({ firstName, lastName, kind, specialty }: CandidateRecord): string {
  return [`${firstName} ${lastName}`, CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", ");
}

function headWords({ firstName, lastName, kind }: HouseholdRecord["heads"][number]): string {
  return `${firstName} ${lastName}, ${CANDIDATE_KINDS[kind].fr}`;
}
