import { Household, type HouseholdRecord } from "#models/household";
import type { RestructuringRecord } from "#models/restructuring";
import { type FieldChange, RestructuringStep } from "#models/restructuring-step";
import { isSame, valueAt } from "~/core/db/document-paths";
import { childName } from "~/features/households/child-needs";
import { obstacleWords } from "~/features/households/family-words";
import { NBSP } from "~/vocabulary/typography";
import { addedTo, rejoinedMembers } from "./rejoined-members";
import { fieldLabel, SHARED_LISTS, toldValue } from "./restructured-fields";
import { filesOf, type Since, since } from "./since.queries.server";

const LISTS = [...SHARED_LISTS, "familyObstacles"] as const;
type List = (typeof LISTS)[number];

/** What a file says once: that of the new file is taken only when asked. */
const FIELDS = ["arrivalOn", "nextAction"] as const;

/** What undoing a split asks about what the new file says since, besides the documents made in it. */
export interface Rejoining {
  /** Persons, obstacles and tags added since: they join unless they are left. */
  added: Since[];
  /** Fields changed since: they stay as the file has them unless they are taken. */
  fields: { value: string; label: string }[];
}

/** What the new file of a split says that nobody had said before it; nothing for another kind. */
export async function listRejoining(split: RestructuringRecord): Promise<Rejoining> {
  const sides = await sidesOf(split);
  if (!sides) return { added: [], fields: [] };
  const { kept, born, other } = sides;
  return {
    added: [
      ...addedTo({ was: listIn(born, "adults"), today: other.adults }).map(({ id, firstName, lastName }) =>
        since("adults", id, `Adulte${NBSP}: ${[firstName, lastName].filter(Boolean).join(" ")}`),
      ),
      ...addedTo({ was: listIn(born, "children"), today: other.children }).map((child) =>
        since("children", child.id, `Enfant${NBSP}: ${childName(child)}`),
      ),
      ...(other.familyObstacles ?? []).map((obstacle) =>
        since("familyObstacles", obstacle.id, `Frein familial${NBSP}: ${obstacleWords(obstacle)}`),
      ),
      ...addedTo({ was: listIn(born, "confidences"), today: other.confidences ?? [] }).map(
        ({ id, memberId }) => since("confidences", id, `Confidence de ${nameIn(other, memberId)}`),
      ),
      ...tagsAdded(sides).map((tag) => since("tags", tag, `Étiquette${NBSP}: ${tag}`)),
    ],
    fields: changedFields(sides).map((field) => ({
      value: field,
      label: `${fieldLabel(field)}${NBSP}: ${told(other[field])} (au dossier d’origine${NBSP}: ${told(kept[field])})`,
    })),
  };
}

/**
 * What the kept file becomes once a split is undone, besides what the split had changed in it: told as changes made
 * since then, which undoing takes the other way.
 */
export async function rejoiningChanges(
  split: RestructuringRecord,
  left: readonly string[],
  taken: readonly string[],
): Promise<FieldChange[]> {
  const sides = await sidesOf(split);
  if (!sides) return [];
  const { back, kept, other } = sides;
  const leftOf = (list: string) =>
    left.filter((key) => key.startsWith(`${list}:`)).map((key) => key.slice(list.length + 1));
  const gone = other.confidences?.filter(({ memberId }) => leftOf("adults").includes(memberId)) ?? [];
  const leftIn = (list: List) => [...leftOf(list), ...gone.map(({ id }) => id)];
  const tags = tagsAdded(sides).filter((tag) => !leftOf("tags").includes(tag));
  const changes = [
    ...LISTS.map((list) => ({ path: list, from: rejoinedList(sides, list, leftIn(list)), to: back[list] })),
    { path: "tags", from: [...(kept.tags ?? []), ...tags], to: kept.tags },
    ...changedFields(sides)
      .filter((field) => taken.includes(field))
      .map((field) => ({ path: field, from: other[field], to: kept[field] })),
  ];
  return changes.filter(({ from, to }) => !isSame(from, to ?? [])).map(asStored);
}

interface Sides {
  /** The kept file before the split, as the split left it, and as it is today. */
  before: HouseholdRecord;
  keptThen: HouseholdRecord;
  kept: HouseholdRecord;
  /** The kept file as it is today, once what the split took out of it is back. */
  back: HouseholdRecord;
  /** The new file as it was made, and as it is today. */
  born: unknown;
  other: HouseholdRecord;
}

async function sidesOf(split: RestructuringRecord): Promise<Sides | null> {
  const files = filesOf(split);
  if (split.kind !== "split" || !files) return null;
  const [kept, other, steps] = await Promise.all([
    Household.findById(files.keptId).lean<HouseholdRecord>(),
    Household.findById(files.otherId).lean<HouseholdRecord>(),
    RestructuringStep.find({
      restructuringId: split._id,
      documentId: { $in: [files.keptId, files.otherId] },
      state: "applied",
      _id: { $not: /-since-/ },
    }).lean(),
  ]);
  if (!kept || !other) return null;
  const change = steps.find(({ kind }) => kind === "change");
  // The journal leaves out a list that the split did not change: only what was asked tells how it was.
  const then = Object.fromEntries((change?.changes ?? []).map(({ path, to }) => [path, to]));
  const was = Object.fromEntries((change?.journal ?? []).map(({ path, from }) => [path, from]));
  return {
    before: { ...kept, ...then, ...was },
    keptThen: { ...kept, ...then },
    kept,
    back: { ...kept, ...was },
    born: steps.find(({ kind }) => kind === "insert")?.document,
    other,
  };
}

/** What a plan keeps of a document is untyped; it was made from the record. */
function listIn(born: unknown, list: List): { id: string }[] {
  const value = valueAt(born, list);
  return Array.isArray(value) ? value : [];
}

function rejoinedList({ before, keptThen, kept, born, other }: Sides, list: List, left: string[]) {
  return rejoinedMembers<{ id: string }>({
    before: before[list] ?? [],
    kept: { was: keptThen[list] ?? [], today: kept[list] ?? [] },
    other: { was: listIn(born, list), today: other[list] ?? [] },
    left,
  });
}

/** Who told something in confidence: what was told is shown nowhere but on the page of the family. */
function nameIn({ adults, heads }: HouseholdRecord, memberId: string): string {
  const adult = adults.find(({ id }) => id === memberId);
  const head = heads.find(({ candidateId }) => candidateId === memberId);
  return (adult ?? head)?.firstName ?? "quelqu’un";
}

function tagsAdded({ kept, other }: Sides): string[] {
  return (other.tags ?? []).filter((tag) => !kept.tags?.includes(tag));
}

function changedFields({ born, kept, other }: Sides): (typeof FIELDS)[number][] {
  return FIELDS.filter(
    (field) =>
      other[field] !== undefined &&
      !isSame(other[field], valueAt(born, field)) &&
      !isSame(other[field], kept[field]),
  );
}

function asStored({ path, from, to }: FieldChange): FieldChange {
  return to === undefined ? { path, from, isUnset: true } : { path, from, to };
}

function told(value: unknown): string {
  return toldValue(value, new Map());
}
