import { Household, type HouseholdRecord } from "#models/household";
import type { RestructuringRecord } from "#models/restructuring";
import { type FieldChange, RestructuringStep } from "#models/restructuring-step";
import { isSame, valueAt } from "~/core/db/document-paths";
import { obstacleWords } from "~/features/households/family-words";
import { NBSP } from "~/vocabulary/typography";
import { addedTo, rejoinedMembers } from "./rejoined-members";
import { fieldLabel, toldValue } from "./restructured-fields";
import { filesOf, type Since } from "./since.queries.server";

const LISTS = ["adults", "children", "familyObstacles", "relations", "confidences", "formerAdults"] as const;
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
      ...addedTo({ was: born.adults, today: other.adults }).map(({ id, firstName, lastName }) =>
        said("adults", id, `Adulte${NBSP}: ${[firstName, lastName].filter(Boolean).join(" ")}`),
      ),
      ...addedTo({ was: born.children, today: other.children }).map(({ id, firstName = "à naître" }) =>
        said("children", id, `Enfant${NBSP}: ${firstName}`),
      ),
      ...(other.familyObstacles ?? []).map((obstacle) =>
        said("familyObstacles", obstacle.id, `Frein familial${NBSP}: ${obstacleWords(obstacle)}`),
      ),
      ...addedTo({ was: born.confidences ?? [], today: other.confidences ?? [] }).map(({ id, memberId }) =>
        said("confidences", id, `Confidence de ${nameIn(other, memberId)}`),
      ),
      ...tagsAdded(sides).map((tag) => said("tags", tag, `Étiquette${NBSP}: ${tag}`)),
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
  const { before, kept, other } = sides;
  const leftOf = (list: string) => left.flatMap((key) => key.split(`${list}:`).slice(1));
  const gone = other.confidences?.filter(({ memberId }) => leftOf("adults").includes(memberId)) ?? [];
  const leftIn = (list: List) => [...leftOf(list), ...gone.map(({ id }) => id)];
  const tags = tagsAdded(sides).filter((tag) => !leftOf("tags").includes(tag));
  const changes = [
    ...LISTS.map((list) => ({ path: list, from: rejoinedList(sides, list, leftIn(list)), to: before[list] })),
    { path: "tags", from: [...(kept.tags ?? []), ...tags], to: kept.tags },
    ...changedFields(sides)
      .filter((field) => taken.includes(field))
      .map((field) => ({ path: field, from: other[field], to: kept[field] })),
  ];
  return changes.filter(({ from, to }) => !isSame(from, to ?? [])).map(asStored);
}

interface Sides {
  /** The kept file once what the split took out of it is back, as the split left it, and as it is today. */
  before: HouseholdRecord;
  keptThen: HouseholdRecord;
  kept: HouseholdRecord;
  /** The new file as it was made, and as it is today. */
  born: Born;
  other: HouseholdRecord;
}

type Born = Pick<HouseholdRecord, List> & Partial<Record<(typeof FIELDS)[number], unknown>>;

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
  const inserted = steps.find(({ kind }) => kind === "insert")?.document;
  const journal = steps.find(({ kind }) => kind === "change")?.journal ?? [];
  return {
    before: { ...kept, ...Object.fromEntries(journal.map(({ path, from }) => [path, from])) },
    keptThen: { ...kept, ...Object.fromEntries(journal.map(({ path, to }) => [path, to])) },
    kept,
    born: bornOf(inserted),
    other,
  };
}

function bornOf(inserted: unknown): Born {
  const [arrivalOn, nextAction] = FIELDS.map((field) => valueAt(inserted, field));
  return {
    adults: listIn(inserted, "adults"),
    children: listIn(inserted, "children"),
    relations: listIn(inserted, "relations"),
    confidences: listIn(inserted, "confidences"),
    formerAdults: listIn(inserted, "formerAdults"),
    arrivalOn,
    nextAction,
  };
}

/** What a plan keeps of a document is untyped; it was made from the record. */
function listIn(inserted: unknown, list: List) {
  const value = valueAt(inserted, list);
  return Array.isArray(value) ? value : [];
}

function rejoinedList({ before, keptThen, kept, born, other }: Sides, list: List, left: string[]) {
  return rejoinedMembers<{ id: string }>({
    before: before[list] ?? [],
    kept: { was: keptThen[list] ?? [], today: kept[list] ?? [] },
    other: { was: born[list] ?? [], today: other[list] ?? [] },
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
      other[field] !== undefined && !isSame(other[field], born[field]) && !isSame(other[field], kept[field]),
  );
}

function asStored({ path, from, to }: FieldChange): FieldChange {
  return to === undefined ? { path, from, isUnset: true } : { path, from, to };
}

function told(value: unknown): string {
  return toldValue(value, new Map());
}

function said(model: string, documentId: string, label: string): Since {
  return { model, documentId, label };
}
