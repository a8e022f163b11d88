import type { Page } from "~/core/http/pagination.server";
import { isId } from "~/core/ids.server";
import { type AuditLine, type AuditSearch, listAuditEvents } from "./privacy.queries.server";
import { type FoundFile, findFilesForPrivacy } from "./privacy-files.queries.server";

interface Journal {
  search: AuditSearch;
  /** The file whose acts are listed, when one was asked for. */
  file?: FoundFile;
  /** Those that what was typed may mean, when it is not one alone. */
  choices?: FoundFile[];
  events: Page<AuditLine>;
}

const NOTHING: Page<AuditLine> = { rows: [], page: 1, hasNext: false, total: 0 };

/** Who read or did what, as it is asked; a file is named by its reference, its people, or chosen among those alike. */
export async function getJournal(search: AuditSearch, page: number): Promise<Journal> {
  const { fileId, q } = search;
  if (fileId) return ofFile(search, (await findFilesForPrivacy(fileId))[0] ?? erased(fileId), page);
  if (!q) return { search, events: await listAuditEvents(search, page) };
  const [file, ...more] = await findFilesForPrivacy(q);
  if (file && more.length === 0) return ofFile(search, file, page);
  if (!file && isId(q)) return ofFile(search, erased(q), page);
  return { search, choices: file ? [file, ...more] : [], events: NOTHING };
}

async function ofFile(search: AuditSearch, file: FoundFile, page: number): Promise<Journal> {
  return { search, file, events: await listAuditEvents({ ...search, fileId: file.id }, page) };
}

/** The acts on a file that is gone are still found by its reference. */
function erased(id: string): FoundFile {
  return { id, name: "Dossier qui n’est plus là", detail: `référence ${id}` };
}
