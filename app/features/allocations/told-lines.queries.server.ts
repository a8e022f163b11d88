import type { AllocationLine, AllocationRecord } from "#models/allocation";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { getSettings } from "~/core/settings.server";
import { withInterns } from "~/features/placements/placements.queries.server";
import { hasMoved } from "./allocation-lines";
import { bedWords, placeWords, wishWords } from "./allocation-words";

/** A line as the team reads it; whoever is outside of the reader’s files has no name, nor a link. */
export interface LineWords {
  placementId: string;
  name: string;
  candidateId?: string;
  place?: { id: string; words: string; level: string };
  bed?: { lodgingId: string; words: string };
  needsBed: boolean;
  wish: string;
  isPinned: boolean;
  isMoved: boolean;
  before?: string;
}

const ELSEWHERE = "interne d’un autre territoire";

/** The names of places, levels and beds of a semester, by id. */
export interface AllocationNames {
  place(id: string | undefined): string | undefined;
  level(id: string | undefined): string | undefined;
  bed(lodgingId: string | undefined, bedId: string | undefined): string | undefined;
}

/** Reads how the places and beds of a semester are called. */
export async function namesOfSemester(
  semesterId: string,
  lines: readonly AllocationLine[],
  placeIds: readonly string[] = [],
): Promise<AllocationNames> {
  const lodgingIds = lines.flatMap(({ lodgingId }) => lodgingId ?? []);
  const [places, lodgings, { training }] = await Promise.all([
    TrainingPlace.find(
      {
        $or: [
          { "offers.semesterId": semesterId },
          { _id: { $in: [...placeIds, ...lines.flatMap(({ placeId }) => placeId ?? [])] } },
        ],
      },
      { structureName: 1, label: 1, communeName: 1, level: 1 },
    ).lean<TrainingPlaceRecord[]>(),
    Lodging.find({ $or: [{ isActive: true }, { _id: { $in: lodgingIds } }] }, { name: 1, beds: 1 }).lean<
      LodgingRecord[]
    >(),
    getSettings(),
  ]);
  const placeById = new Map(places.map((place) => [place._id, place]));
  const lodgingById = new Map(lodgings.map((lodging) => [lodging._id, lodging]));
  const levels = new Map(training.levels.map(({ key, label }) => [key, label]));
  return {
    place: (id) => wordsIn(placeById.get(id ?? ""), placeWords),
    level: (id) => wordsIn(placeById.get(id ?? ""), ({ level }) => levels.get(level) ?? level),
    bed: (lodgingId, bedId) => wordsIn(lodgingById.get(lodgingId ?? ""), (found) => bedWords(found, bedId)),
  };
}

/** The names of who these placements are of, by their id, where this colleague may read them. */
export async function namesOfPlacements(user: User, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await Placement.find({ _id: { $in: ids } }).lean<PlacementRecord[]>();
  const rows = await withInterns(user, found);
  return new Map(
    rows.map(({ _id, intern }) => [
      _id,
      intern ? `${intern.firstName} ${intern.lastName}` : "une personne d’un autre territoire",
    ]),
  );
}

/** The lines of an allocation by name, with what each had before it. */
export async function wordsOfLines(
  user: User,
  { semesterId, lines }: Pick<AllocationRecord, "semesterId" | "lines">,
  former: readonly AllocationLine[],
  names?: AllocationNames,
): Promise<LineWords[]> {
  const ids = lines.map(({ placementId }) => placementId);
  const [placements, called] = await Promise.all([
    Placement.find({ _id: { $in: ids } }).lean<PlacementRecord[]>(),
    names ?? namesOfSemester(semesterId, [...lines, ...former]),
  ]);
  const rows = new Map((await withInterns(user, placements)).map((row) => [row._id, row]));
  const told = lines.map((line): LineWords => {
    const row = rows.get(line.placementId);
    const before = former.find(({ placementId }) => placementId === line.placementId);
    return {
      ...{ placementId: line.placementId, needsBed: row?.bed.isNeeded ?? false },
      name: row?.intern ? `${row.intern.firstName} ${row.intern.lastName}` : ELSEWHERE,
      ...(row?.intern ? { candidateId: row.candidateId } : {}),
      ...givenWords(called, line),
      wish: lineWish(line, (row?.wishes.length ?? 0) > 0),
      isPinned: line.isPinned ?? false,
      isMoved: former.length > 0 && hasMoved(line, former),
      ...(before ? { before: beforeWords(called, before) } : {}),
    };
  });
  return told.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, "fr"));
}

function givenWords(names: AllocationNames, { placeId, lodgingId, bedId }: AllocationLine) {
  const place = names.place(placeId);
  const bed = names.bed(lodgingId, bedId);
  return {
    ...(place && placeId ? { place: { id: placeId, words: place, level: names.level(placeId) ?? "" } } : {}),
    ...(bed && lodgingId ? { bed: { lodgingId, words: bed } } : {}),
  };
}

function beforeWords(names: AllocationNames, { placeId, lodgingId, bedId }: AllocationLine): string {
  return [names.place(placeId) ?? "sans terrain de stage", names.bed(lodgingId, bedId)]
    .filter(Boolean)
    .join(" ; ");
}

function lineWish({ placeId, wish }: AllocationLine, hasWishes: boolean): string {
  if (!placeId) return "sans terrain de stage";
  if (wish !== undefined && wish !== null) return wishWords(wish);
  return hasWishes ? "hors de ses vœux" : "aucun vœu dit";
}

/** Those without a name come last. */
function rank({ candidateId }: LineWords): number {
  return candidateId ? 0 : 1;
}

function wordsIn<Found>(found: Found | undefined, words: (found: Found) => string): string | undefined {
  return found && words(found);
}
