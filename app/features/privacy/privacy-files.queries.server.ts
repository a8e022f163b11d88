import { Candidate } from "#models/candidate";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { HandOff } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { Task } from "#models/task";
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

/** The ids under which the acts on a file are kept: its own, its candidates', what it holds; its own once it is erased. */
export async function idsOfFile(householdId: string): Promise<string[]> {
  const models = [Candidate, Need, HandOff, Document, Task] as unknown as Model<{ _id: string }>[];
  const held = await Promise.all(
    models.map((model) =>
      model
        .find({ householdId } as object, { _id: 1 })
        .limit(MOST_HELD)
        .lean<{ _id: string }[]>(),
    ),
  );
  return [householdId, ...held.flat().map(({ _id }) => _id)];
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
