import { Offer, type OfferRecord } from "#models/offer";
import type { Proposal } from "#models/proposal";
import { derivedId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { guessColumns, headedRows, type ReadColumn, samplesOf } from "~/core/sheets/columns";
import { countFates, type PlannedLine } from "~/core/sheets/planned-lines";
import { type CommuneFinder, communeFinder } from "~/features/directory/import-communes.queries.server";
import { homeSchema } from "~/features/housing/housing.schema.server";
import { columnsBefore } from "~/features/reference-data/columns-before.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import { postSchema, tradeFields } from "~/features/spouse-work/work.schema.server";
import type { OfferKind } from "~/vocabulary/offers";
import { isOfferListReadable, OFFER_HEADERS, type OfferColumn, offerColumnOf } from "./offer-columns";
import {
  nameOf,
  type OfferStep,
  type ReadableOffer,
  stepToAdd,
  stepToChange,
  toldFields,
  wordsOf,
} from "./offer-import-plan";
import { type ReadOffer, readOffer } from "./offer-reading";

/** Rows of one list. */
export const MOST_OFFERS_READ = 1000;
const MOST_GONE = 100;
/** Without which it is nothing. */
const REQUIRED: Readonly<Record<OfferKind, string>> = { housing: "place", "spouse-work": "post" };
const SCHEMAS = { housing: homeSchema, "spouse-work": postSchema.extend(tradeFields) } as const;

/** A list of homes or of posts as it was sent: its cells, whose list it is, the day it was told. */
export interface OfferSheet {
  kind: OfferKind;
  table: string[][];
  listName: string;
  /** "YYYY-MM-DD" */
  toldOn: string;
  /** How each column is read; guessed when nobody said. */
  columns?: ReadColumn<OfferColumn>[];
  /** Who proposes what is new, when it is one of the directory. */
  partnerId?: string;
}

export interface OfferPlan {
  columns: ReadColumn<OfferColumn>[];
  samples: string[][];
  isReadable: boolean;
  lines: PlannedLine[];
  steps: OfferStep[];
  departements: string[];
  finder: CommuneFinder;
  /** Those of this list still to be proposed here that it no longer has. */
  gone: { id: string; label: string }[];
}

/** What a list of homes or of posts would change, line by line; writes nothing. Columns that say too little give a plan without lines. */
export async function planOffers({ kind, table, listName, toldOn, ...list }: OfferSheet): Promise<OfferPlan> {
  const { headers, rows } = headedRows(table);
  const before = await columnsBefore("offers", headers, offerColumnOf(kind));
  const columns = list.columns ?? guessColumns(headers, OFFER_HEADERS[kind], before);
  const isReadable = isOfferListReadable(kind, columns);
  const reads = isReadable ? rows.map((row) => readOffer(kind, row, columns)) : [];
  const { brand } = await getSettings();
  const finder = await communeFinder(brand.departements, new Set(reads.map(({ place }) => place.insee)));
  const found = reads.map((read) => readable(read, { kind, listName, finder }));
  const lines = await plannedLines(found, { fields: toldFields(columns), toldOn });
  const steps = lines.filter((one) => "line" in one);
  return {
    ...{ columns, isReadable, finder, steps },
    samples: samplesOf(headers, rows),
    lines: lines.map((one) => ("line" in one ? one.line : one)),
    departements: [...new Set(steps.flatMap(({ proposal }) => departementsOf(proposal)))],
    gone: await listGone(kind, listName, { reads, steps }),
  };
}

/** How many lines of a plan have each fate, and how many offers it no longer lists. */
export function offerCounts({ lines, gone }: Pick<OfferPlan, "lines" | "gone">): Record<string, number> {
  return { ...countFates(lines), gone: gone.length };
}

interface Where {
  kind: OfferKind;
  listName: string;
  finder: CommuneFinder;
}

/** A line with its commune and what it proposes, or why it is left aside. */
function readable(read: ReadOffer, { kind, listName, finder }: Where): ReadableOffer | PlannedLine {
  const { insee, commune: typed, postalCode } = read.place;
  const aside = { number: read.number, name: nameOf(read), place: typed || postalCode || insee };
  const isAnywhere = kind === "spouse-work" && !aside.place;
  const found = isAnywhere ? null : finder.find(read.place);
  if (found && "isElsewhere" in found) return { ...aside, fate: "elsewhere", why: "hors du territoire" };
  if (found && "problem" in found) return { ...aside, fate: "rejected", why: found.problem };
  const commune = found?.commune;
  const place = [read.address, commune?.name].filter(Boolean).join(", ").slice(0, 160);
  const checked = proposalFrom(kind, { ...read.typed, ...(place ? { place } : {}) });
  if ("problem" in checked) return { ...aside, fate: "rejected", why: checked.problem };
  read.warnings.push(...checked.warnings);
  const proposal: Proposal = {
    ...checked.proposal,
    ...(read.fromOn ? { fromOn: read.fromOn } : {}),
    ...(commune ? { communeCode: commune._id, communeName: commune.name } : {}),
  };
  const ids = idsIn({ kind, listName, read, communeCode: commune?._id ?? "" });
  return { read, proposal, communeName: commune?.name ?? "", ids };
}

/** As the form of its kind would be read: what it refuses is left out, or the line when it cannot do without. */
function proposalFrom(
  kind: OfferKind,
  typed: Readonly<Record<string, string | boolean>>,
): { proposal: Proposal; warnings: string[] } | { problem: string } {
  const read = SCHEMAS[kind].safeParse(typed);
  if (read.success) return { proposal: read.data, warnings: [] };
  const refused = new Map(read.error.issues.map(({ path: [field], message }) => [String(field), message]));
  const problem = refused.get(REQUIRED[kind]);
  if (problem) return { problem };
  const rest = Object.fromEntries(Object.entries(typed).filter(([field]) => !refused.has(field)));
  const again = SCHEMAS[kind].safeParse(rest);
  return again.success
    ? { proposal: again.data, warnings: [...refused.values()] }
    : { problem: again.error.issues[0]?.message ?? "" };
}

interface Identified {
  kind: OfferKind;
  listName: string;
  read: ReadOffer;
  communeCode: string;
}

/** By its reference when the list gives one, and by its title, its place and who to call. */
function idsIn({ kind, listName, read, communeCode }: Identified): string[] {
  const source = ["offer-list", kind, fold(listName)].join(" ");
  const byWords = derivedId(source, [...wordsOf(kind, read), communeCode].map(fold).join("|"));
  return read.sourceId ? [derivedId(source, `n° ${read.sourceId}`), byWords] : [byWords];
}

async function plannedLines(
  found: (ReadableOffer | PlannedLine)[],
  { fields, toldOn }: { fields: readonly string[]; toldOn: string },
): Promise<(OfferStep | PlannedLine)[]> {
  const stored = await storedById(found.flatMap((one) => ("ids" in one ? one.ids : [])));
  const seen = new Map<string, number>();
  return found.map((one) => {
    if (!("ids" in one)) return one;
    const known = one.ids.map((id) => stored.get(id)).find((offer) => offer !== undefined);
    const id = known?._id ?? one.ids[0] ?? "";
    const before = seen.get(id);
    seen.set(id, before ?? one.read.number);
    if (before === undefined)
      return known ? stepToChange(one, known, { fields, toldOn }) : stepToAdd(one, fields);
    const line = { number: one.read.number, name: nameOf(one.read), place: one.communeName };
    return { ...line, fate: "rejected", why: `la même que la ligne ${before}` };
  });
}

async function storedById(ids: string[]): Promise<Map<string, OfferRecord>> {
  const found = await Offer.find({ _id: { $in: ids } }, { searchWords: 0, pendingEffects: 0 }).lean<
    OfferRecord[]
  >();
  return new Map(found.map((offer) => [offer._id, offer]));
}

/** A line that could not be read still lists what it names. */
async function listGone(
  kind: OfferKind,
  listName: string,
  { reads, steps }: { reads: readonly ReadOffer[]; steps: readonly OfferStep[] },
): Promise<OfferPlan["gone"]> {
  if (steps.length === 0) return [];
  const numbers = reads.flatMap(({ sourceId }) => sourceId ?? []);
  const found = await Offer.find(
    {
      ...{ listName, kind, state: "open" },
      ...{ _id: { $nin: steps.map(({ id }) => id) }, sourceId: { $nin: numbers } },
    },
    { label: 1 },
  )
    .limit(MOST_GONE)
    .lean();
  return found.map(({ _id, label }) => ({ id: _id, label }));
}

function departementsOf(proposal: Proposal): string[] {
  return "communeCode" in proposal && proposal.communeCode ? [departementOf(proposal.communeCode)] : [];
}
