import { isId } from "~/core/ids.server";
import { type ErasablePerson, listErasable } from "./erasure-scope.queries.server";
import { type FoundFile, findFilesForPrivacy } from "./privacy-files.queries.server";

/** A file being chosen by what was typed. */
export interface FileChoice {
  q: string;
  /** The one chosen, with its adults. */
  file?: FoundFile;
  people: ErasablePerson[];
  /** Those that what was typed may mean. */
  found?: FoundFile[];
}

/** The file an address names by `file`, or those that its `q` may mean. */
export async function getFileChoice(params: URLSearchParams): Promise<FileChoice> {
  const [q, asked] = [params.get("q")?.trim().slice(0, 100) ?? "", params.get("file") ?? undefined];
  const found = isId(asked) ? await findFilesForPrivacy(asked) : await findFilesForPrivacy(q);
  const [file, ...more] = found;
  if (!file || more.length > 0) return { q, people: [], ...(q || asked ? { found } : {}) };
  return { q: q || file.name, file, people: await listErasable(file.id) };
}
