import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Erasure } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { Tracking } from "#models/tracking";
import { isId } from "~/core/ids.server";
import { searchTerms } from "~/core/search-words";
import { formatDayLong } from "~/vocabulary/typography";

/** A file as the protection of data sees it: who its candidates are and since when, nothing of the family. */
export interface FoundFile {
  id: string;
  name: string;
  detail: string;
}

const MOST = 10;
const MOST_HELD = 500;
const SHOWN = { "heads.firstName": 1, "heads.lastName": 1, createdAt: 1, state: 1 } as const;

/** The files whose reference, or whose people's names, e-mails or numbers, begin as typed. */
export async function findFilesForPrivacy(text: string): Promise<FoundFile[]> {
  const typed = text.trim();
  if (isId(typed)) return findById(typed);
  const terms = searchTerms(typed);
  if (terms.length === 0) return [];
  const found = await Household.find({ searchWords: { $all: terms } }, SHOWN)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST)
    .lean<Shown[]>();
  return found.map(foundFile);
}

/** What belongs to a file, by the name its collection has in the code. */
const HELD = {
  ...{ Candidate, Consent, Document, Erasure, HandOff, Mail, Need, Submission, Task },
} as unknown as Readonly<Record<string, Model<Held> | undefined>>;

interface Held {
  _id: string;
  householdId?: string;
}

/** The ids under which the acts on a file are kept: its own, its candidates', what it holds; its own once it is erased. */
export async function idsOfFile(householdId: string): Promise<string[]> {
  const [pages, ...held] = await Promise.all([
    pagesOfFile(householdId),
    ...Object.values(HELD).map(
      (model) => model?.find({ householdId }, { _id: 1 }).limit(MOST_HELD).lean<Held[]>() ?? [],
    ),
  ]);
  return [householdId, ...pages, ...held.flat().map(({ _id }) => _id)];
}

/** The tracking pages of the adults of a file, which they belong to by their owner alone. */
async function pagesOfFile(householdId: string): Promise<string[]> {
  const file = await Household.findById(householdId, { "heads.candidateId": 1, "adults.id": 1 }).lean<
    Pick<HouseholdRecord, "heads" | "adults">
  >();
  const { heads = [], adults = [] } = file ?? {};
  const memberId = { $in: [...heads.map(({ candidateId }) => candidateId), ...adults.map(({ id }) => id)] };
  const pages = await Tracking.find({ memberId }, { _id: 1 }).lean();
  return pages.map(({ _id }) => _id);
}

/** The file that each of these things is, or belongs to, as it is found; nothing of those that are gone. */
export async function filesOfThings(
  things: readonly { type: string; id: string }[],
): Promise<Map<string, FoundFile>> {
  const types = [...new Set(things.map(({ type }) => type))];
  const held = await Promise.all(
    types.map((type) => {
      const ids = things.filter((thing) => thing.type === type).map(({ id }) => id);
      if (type === "Household") return ids.map((id) => ({ _id: id, householdId: id }));
      if (type === "Tracking") return filesOfPages(ids);
      return HELD[type]?.find({ _id: { $in: ids } }, { householdId: 1 }).lean<Held[]>() ?? [];
    }),
  );
  const fileIds = new Map(held.flat().map(({ _id, householdId }) => [_id, householdId]));
  const asked = [...new Set(fileIds.values())].filter((id) => id !== undefined);
  const files = await Household.find({ _id: { $in: asked } }, SHOWN).lean<Shown[]>();
  const found = new Map(files.map((file) => [file._id, foundFile(file)]));
  return new Map(
    [...fileIds].flatMap(([id, fileId]) => {
      const file = found.get(fileId ?? "");
      return file ? [[id, file] as const] : [];
    }),
  );
}

async function filesOfPages(ids: string[]): Promise<Held[]> {
  const pages = await Tracking.find({ _id: { $in: ids } }, { memberId: 1 }).lean();
  const memberId = { $in: pages.map((page) => page.memberId) };
  const [candidates, files] = await Promise.all([
    Candidate.find({ _id: memberId }, { householdId: 1 }).lean<Held[]>(),
    Household.find({ "adults.id": memberId }, { "adults.id": 1 }).lean<
      Pick<HouseholdRecord, "_id" | "adults">[]
    >(),
  ]);
  const fileIds = new Map([
    ...files.flatMap(({ _id, adults = [] }) => adults.map(({ id }) => [id, _id] as const)),
    ...candidates.map(({ _id, householdId }) => [_id, householdId] as const),
  ]);
  return pages.map(({ _id, memberId }) => ({ _id, householdId: fileIds.get(memberId) }));
}

async function findById(id: string): Promise<FoundFile[]> {
  const candidate = await Candidate.findById(id, { householdId: 1 }).lean();
  const found = await Household.findById(candidate?.householdId ?? id, SHOWN).lean<Shown>();
  return found ? [foundFile(found)] : [];
}

type Shown = Pick<HouseholdRecord, "_id" | "heads" | "createdAt" | "state">;

function foundFile(file: Shown): FoundFile {
  const names = file.heads.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  return {
    id: file._id,
    name: names.join(", ") || "Dossier sans candidat·e",
    detail: `ouvert le ${formatDayLong(file.createdAt)}${file.state === "closed" ? ", clos" : ""}`,
  };
}
