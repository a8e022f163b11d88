import { HandOff } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { fold } from "~/core/search-words";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";
import { roleCan } from "~/vocabulary/permissions";
import { FILE_ACTS, type FileActKind, type SearchHit } from "~/vocabulary/search";
import { NBSP } from "~/vocabulary/typography";
import { describeFile, type FoundFile, findFiles } from "./search-files.queries.server";

const MOST = 5;
/** Less of a verb could be anybody's name. */
const SHORTEST_VERB = 3;

/** The acts a text asks for: « relancer marchetti » leads to the request that waits; a verb alone asks for a name. */
export async function findActs(user: User, text: string): Promise<SearchHit[]> {
  const [verb = "", ...rest] = fold(text).split(" ");
  const name = rest.join(" ");
  const kinds = actsNamed(verb).filter((kind) => roleCan(user.role, FILE_ACTS[kind].permission));
  if (kinds.length === 0) return [];
  if (!name) return kinds.map(askForName);
  const files = (await findFiles(user, name, MOST)).filter(({ state }) => state === "open");
  const waiting = kinds.includes("remind") ? await pagesAwaiting(files) : new Map<string, string>();
  return kinds.flatMap((kind) =>
    files.map((file) => ({
      id: `${kind} ${file._id}`,
      group: "acts" as const,
      label: `${FILE_ACTS[kind].label} ${describeFile(file, name).label}`,
      detail: whereIt(kind, file, waiting),
      to: destinationOf(kind, file, waiting),
    })),
  );
}

function actsNamed(verb: string): FileActKind[] {
  if (verb.length < SHORTEST_VERB) return [];
  const kinds = Object.keys(FILE_ACTS).filter((kind): kind is FileActKind => kind in FILE_ACTS);
  return kinds.filter((kind) => FILE_ACTS[kind].verbs.some((known) => known.startsWith(verb)));
}

function askForName(kind: FileActKind): SearchHit {
  const { label, verbs } = FILE_ACTS[kind];
  return { id: kind, group: "acts", label: `${label}…`, detail: "puis un nom", fill: `${verbs[0]} ` };
}

/** For each file, the page of the hand-off whose answer is awaited the longest. */
async function pagesAwaiting(files: FoundFile[]): Promise<Map<string, string>> {
  const handOffs = await HandOff.find(
    { householdId: { $in: files.map(({ _id }) => _id) }, state: { $in: AWAITING_STATES } },
    { householdId: 1, needId: 1, introduction: 1 },
  )
    .sort({ sentAt: -1 })
    .limit(10 * MOST)
    .lean();
  return new Map(handOffs.map((handOff) => [handOff.householdId, handOffPage(handOff)]));
}

function destinationOf(kind: FileActKind, file: FoundFile, waiting: Map<string, string>): string {
  const page = `/households/${file._id}`;
  const needId = housingOf(file);
  const destinations: Readonly<Record<FileActKind, string>> = {
    remind: waiting.get(file._id) ?? page,
    house: needId ? `/needs/${needId}` : `${page}#open-need`,
    note: `${page}#note`,
    reply: `${page}/reply`,
    call: `${page}/call`,
    assign: `${page}#assign`,
  };
  return destinations[kind];
}

function whereIt(kind: FileActKind, file: FoundFile, waiting: Map<string, string>): string {
  const dossier = `dossier ${file.title}`;
  if (kind === "remind" && !waiting.has(file._id)) return `${dossier}${NBSP}: aucune réponse attendue`;
  if (kind === "house" && !housingOf(file)) return `${dossier}${NBSP}: besoin à ouvrir`;
  return dossier;
}

function housingOf({ needLines }: FoundFile): string | undefined {
  return needLines.find(({ kind, state }) => kind === "housing" && OPEN_NEED_STATES.includes(state))?.needId;
}
