import { type KitPart, Semester, type SemesterRecord } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { getSemester } from "./semesters.queries.server";

interface Kit {
  kit: KitPart[];
}

const FIELDS: FieldsOf<Kit> = {
  kit: { label: "Livret d’accueil", words: (parts) => parts.map(({ title }) => title).join(", ") },
};

const UNTITLED = "Donnez un titre à cette partie.";

/** A part as its form sends it: one where nothing was written is taken away. */
export interface KitLine {
  id?: string;
  title?: string;
  text?: string;
  url?: string;
}

/**
 * Writes the parts of the welcome kit of a semester, in their order, when they changed since the form was drawn
 * (`before`); refuses a part without a title, and, showing both, a kit that a colleague changed meanwhile.
 */
export async function updateKit(
  actor: Actor,
  semesterId: string,
  before: Readonly<Record<string, unknown>>,
  lines: readonly KitLine[],
): Promise<void> {
  const submitted = { kit: lines.flatMap(partOf) };
  for (;;) {
    const { kit, version } = await getSemester(semesterId);
    const changes = changesOf(FIELDS, { before, submitted, current: { kit } });
    if (changes.length === 0) return;
    const saved = await commit<SemesterRecord>(actor, Semester, semesterId, {
      onlyIf: { version },
      ...writeOf(changes, submitted),
      effects: [audit("semester.updated", changes)],
    });
    if (saved) return;
  }
}

function partOf({ id, title, text = "", url }: KitLine, index: number): KitPart[] {
  if (!title && (text || url)) throw new UserFacingError(UNTITLED, { field: `parts[${index}].title` });
  if (!title) return [];
  return [{ id: id || newId(), title, text, ...(url ? { url } : {}) }];
}
