import { Placement, type PlacementRecord } from "#models/placement";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { PAGE_SIZE, type Page } from "~/core/http/pagination.server";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { licenceAlert, licenceWords } from "~/features/candidates/internship-facts";
import { ARRIVAL_VIEWS, type ArrivalDocument, type ArrivalView } from "~/vocabulary/arrivals";
import { formatPhone } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { askNames } from "./ask-choices.queries.server";
import { documentsOf, type Missing, missingOf, missingWords, toldSentOn, toldSentWords } from "./missing";
import { bedNames } from "./placement-page.queries.server";
import { type InternRow, withInterns } from "./placements.queries.server";

export interface ArrivalFilters {
  view: ArrivalView;
  level?: string;
  /** Folded, as it is looked for in names and faculties. */
  text?: string;
}

/** One intern of a semester, as the list of arrivals and its file show them. */
export interface Arrival {
  placementId: string;
  candidateId?: string;
  /** Without it, an intern of another territory. */
  name?: string;
  faculty: string;
  levels: string;
  seat: string;
  bed: string;
  isBedNeeded: boolean;
  email: string;
  phone: string;
  state: PlacementRecord["state"];
  missing: string;
  documents: { key: string; label: string; isReceived: boolean; told?: string }[];
  licence?: string;
}

/** The filters of the address. */
export function arrivalFiltersOf({ searchParams }: URL): ArrivalFilters {
  const view = searchParams.get("vue");
  return {
    view: isOneOf(ARRIVAL_VIEWS, view) ? view : "expected",
    level: searchParams.get("niveau") || undefined,
    text: fold(searchParams.get("q") ?? "") || undefined,
  };
}

/** A page of who arrives in a semester, by name, those of other territories last. */
export async function listArrivals(
  user: User,
  semesterId: string,
  filters: ArrivalFilters,
  page: number,
): Promise<Page<Arrival>> {
  const found = await arrivalsOf(user, semesterId, filters);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    rows: await drawn(shown),
    ...{ page, hasNext: found.length > page * PAGE_SIZE, total: found.length },
  };
}

/** Who of a semester may be written to among those of a filter, or those named. */
export async function listWritable(
  user: User,
  semesterId: string,
  { filters, ids }: { filters: ArrivalFilters; ids: readonly string[] },
): Promise<{ placementId: string; intern: InternRow }[]> {
  const all = await arrivalsOf(user, semesterId, ids.length > 0 ? { view: "expected" } : filters);
  const chosen = ids.length > 0 ? all.filter(({ placement }) => ids.includes(placement._id)) : all;
  return chosen.flatMap(({ placement, intern }) => (intern ? [{ placementId: placement._id, intern }] : []));
}

/** How many are expected, and how many lack what. */
export async function countArrivals(
  semesterId: string,
): Promise<Record<"expected" | "seat" | "bed", number>> {
  const expected = await Placement.find(
    { semesterId, state: { $ne: "withdrawn" } },
    { state: 1, seat: 1, lodged: 1, bed: 1, received: 1 },
  )
    .limit(MOST)
    .lean<PlacementRecord[]>();
  const missing = expected.map((placement) => missingOf(placement, []));
  return {
    expected: expected.length,
    seat: missing.filter(({ hasNoSeat }) => hasNoSeat).length,
    bed: missing.filter(({ hasNoBed }) => hasNoBed).length,
  };
}

/** A semester is read whole: what is missing is told from several collections. */
const MOST = 1000;

interface Found {
  placement: PlacementRecord;
  intern?: InternRow;
  missing: Missing;
  documents: readonly ArrivalDocument[];
  today: Day;
}

async function arrivalsOf(user: User, semesterId: string, filters: ArrivalFilters): Promise<Found[]> {
  const state = filters.view === "withdrawn" ? "withdrawn" : { $ne: "withdrawn" as const };
  const level = filters.level ? { levels: filters.level } : {};
  const placements = await Placement.find(
    { semesterId, state, ...level },
    { pendingEffects: 0, appliedEffects: 0 },
  )
    .limit(MOST)
    .lean<PlacementRecord[]>();
  const [rows, { arrival }] = await Promise.all([withInterns(user, placements), getSettings()]);
  const today = toDay(now());
  return rows
    .map(({ intern, ...placement }) => ({
      ...{ placement, intern, today, documents: arrival.documents },
      missing: missingOf(placement, arrival.documents),
    }))
    .filter((one) => isSeen(one, filters))
    .sort((one, other) => sortName(one).localeCompare(sortName(other)));
}

function isSeen({ missing, intern }: Found, { view, text }: ArrivalFilters): boolean {
  const { hasNoSeat, hasNoBed, documents } = missing;
  const named = fold(`${intern?.firstName ?? ""} ${intern?.lastName ?? ""} ${intern?.faculty ?? ""}`);
  if (text && !named.includes(text)) return false;
  const seen: Readonly<Record<ArrivalView, boolean>> = {
    ...{ expected: true, withdrawn: true },
    ...{ seat: hasNoSeat, bed: hasNoBed, documents: documents.length > 0 },
    contact: intern !== undefined && intern.emails.length === 0,
    ready: !hasNoSeat && !hasNoBed && documents.length === 0,
  };
  return seen[view];
}

/** Those whose name is not ours to read come after the others. */
function sortName({ intern, placement }: Found): string {
  return intern ? fold(`${intern.lastName} ${intern.firstName}`) : `\uffff${placement._id}`;
}

async function drawn(found: readonly Found[]): Promise<Arrival[]> {
  const placements = found.map(({ placement }) => placement);
  const [names, beds] = await Promise.all([
    askNames(placements.flatMap(({ seat }) => seat?.placeId ?? [])),
    bedNames(placements),
  ]);
  return found.map(({ placement, intern, missing, documents, today }) => {
    const { _id, seat, levels, bed, received, state } = placement;
    const licence = licenceAlert(intern?.internship, today);
    return {
      ...{ placementId: _id, candidateId: intern?._id, state, isBedNeeded: bed.isNeeded },
      name: intern && `${intern.firstName} ${intern.lastName}`,
      faculty: intern?.faculty ?? "",
      levels: levels.map((key) => names.levels.get(key) ?? key).join(", "),
      seat: seat ? (names.places.get(seat.placeId) ?? "terrain supprimé") : "",
      bed: beds.get(_id) ?? "",
      email: intern?.emails[0] ?? "",
      phone: formatPhone(intern?.phones[0] ?? ""),
      missing: missingWords(missing),
      documents: documentsOf(placement, documents).map(({ key, fr }) => ({
        ...{ key, label: fr, isReceived: received.includes(key) },
        ...toldOf(placement, key),
      })),
      ...(licence && intern ? { licence: licenceWords(licence) } : {}),
    };
  });
}

/** What the intern says of a paper that was not received. */
function toldOf(placement: PlacementRecord, key: string): { told?: string } {
  const on = placement.received.includes(key) ? undefined : toldSentOn(placement, key);
  return on ? { told: toldSentWords(on) } : {};
}
