import type { z } from "zod";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { formatDayLong, joinWords, NBSP } from "~/vocabulary/typography";
import { type BulkAct, bulkActSchema, MOST_FILES } from "./bulk-act.schema.server";
import { readFileFilters } from "./file-filters";
import { listFileReferents } from "./file-list.queries.server";
import { titleWithNames } from "./file-members";
import { findFileIds } from "./file-page.queries.server";

/** Lines of the preview. */
const SAMPLE = 5;

export type BulkFile = Pick<
  HouseholdRecord,
  "_id" | "title" | "heads" | "state" | "referentId" | "tags" | "nextAction"
>;

export interface Selection {
  ids: string[];
  /** Every file of the filters, beyond those that were shown. */
  isAll: boolean;
  isTooMany: boolean;
}

/** The files chosen by an address: some by their ids, or all those of its filters, 500 at most. */
export async function readSelection(user: User, search: URLSearchParams): Promise<Selection> {
  const isAll = search.has("all");
  const chosen = isAll
    ? await findFileIds(user, readFileFilters(new URLSearchParams(search.get("all") ?? "")), MOST_FILES)
    : search.getAll("id").slice(0, MOST_FILES);
  const files = await listBulkFiles(user, chosen.slice(0, MOST_FILES));
  return { ids: files.map(({ _id }) => _id), isAll, isTooMany: chosen.length > MOST_FILES };
}

/** Those of these files that the colleague may see and that are open, by name. */
export function listBulkFiles(user: User, ids: string[]): Promise<BulkFile[]> {
  return Household.find(
    { _id: { $in: ids }, state: "open", ...visibleFor(user) },
    { title: 1, "heads.firstName": 1, state: 1, referentId: 1, tags: 1, nextAction: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .lean<BulkFile[]>();
}

/** What is wrong with each field. */
export type FieldErrors = Partial<Record<string, string[]>>;

export interface BulkPreview {
  act: BulkAct;
  label: string;
  /** How many change; the others are already so. */
  count: number;
  unchanged: number;
  sample: { id: string; title: string; before: string; after: string }[];
}

/** What an act would change, with a few lines of it; null while the act is not whole. */
export async function previewBulkAct(
  user: User,
  ids: string[],
  search: URLSearchParams,
): Promise<{ preview: BulkPreview | null; errors?: FieldErrors }> {
  if (!search.has("act")) return { preview: null };
  // A form read by its address sends what is left empty.
  const read = bulkActSchema.safeParse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
  if (!read.success) return { preview: null, errors: errorsOf(read.error) };
  const act = read.data;
  if (act.act === "assign" && !(await findReferent(act.referentId)))
    return { preview: null, errors: { referentId: ["Choisissez à qui."] } };
  const files = await listBulkFiles(user, ids);
  const changed = files.filter((file) => isChanged(file, act));
  const names = new Map((await listFileReferents()).map(({ _id, name }) => [_id, name]));
  return {
    preview: {
      act,
      label: labelOf(act, names),
      count: changed.length,
      unchanged: files.length - changed.length,
      sample: changed.slice(0, SAMPLE).map((file) => ({
        id: file._id,
        title: titleWithNames(file),
        before: beforeOf(file, act, names),
        after: afterOf(file, act, names),
      })),
    },
  };
}

function errorsOf({ issues }: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const field = String(path[0]);
    errors[field] = [...(errors[field] ?? []), message];
  }
  return errors;
}

/** Whether an act changes this file: one already so is left alone. */
export function isChanged({ referentId, tags = [] }: BulkFile, act: BulkAct): boolean {
  if (act.act === "assign") return referentId !== act.referentId;
  return act.act === "next" || !tags.includes(act.tag);
}

/** What an act is called, in one sentence. */
export function labelOf(act: BulkAct, names: ReadonlyMap<string, string>): string {
  if (act.act === "assign") return `Confier à ${names.get(act.referentId) ?? "un·e collègue"}`;
  if (act.act === "tag") return `Étiqueter «${NBSP}${act.tag}${NBSP}»`;
  return `Prochaine action${NBSP}: ${act.label}, pour le ${formatDayLong(act.dueOn)}`;
}

function beforeOf({ referentId, tags = [], nextAction }: BulkFile, act: BulkAct, names: Names): string {
  if (act.act === "assign") return names.get(referentId ?? "") ?? "personne";
  if (act.act === "tag") return joinWords(tags) || "aucune étiquette";
  return nextAction ? `${nextAction.label}, ${formatDayLong(nextAction.dueOn)}` : "aucune";
}

function afterOf({ tags = [] }: BulkFile, act: BulkAct, names: Names): string {
  if (act.act === "assign") return names.get(act.referentId) ?? "";
  if (act.act === "tag") return joinWords([...tags, act.tag]);
  return `${act.label}, ${formatDayLong(act.dueOn)}`;
}

type Names = ReadonlyMap<string, string>;
