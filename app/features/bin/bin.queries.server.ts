import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { daysAgo } from "~/core/clock.server";
import { PAGE_SIZE } from "~/core/http/pagination.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { BIN_DAYS, type BinKind } from "~/vocabulary/bin";

export interface BinLine {
  id: string;
  kind: BinKind;
  householdId: string;
  fileTitle: string;
  label: string;
  deletedAt: Date;
  by?: string;
}

interface Binned {
  _id: string;
  householdId: string;
  deletedAt: Date;
  deletedBy?: string;
  file: { title: string }[];
}

const SOURCES = [
  { kind: "task", model: Task, label: "label" },
  { kind: "note", model: Entry, label: "quote" },
  { kind: "document", model: Document, label: "name" },
] as const;

/**
 * What is in the recycle bin of the files this colleague may see, latest first, from a moment back. The bin holds thirty
 * days at most: it is walked along its own index until a page is full.
 */
export async function listBin(user: User, before?: Date): Promise<{ lines: BinLine[]; before?: Date }> {
  const found = await Promise.all([
    ...SOURCES.map((source) => listBinned(user, source, before)),
    listRevoked(user, before),
  ]);
  const all = found.flat().sort((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime());
  const lines = all.slice(0, PAGE_SIZE);
  const names = await colleagueNames(lines.map(({ by }) => by));
  return {
    lines: lines.map((line) => ({ ...line, by: names.get(line.by ?? "") })),
    before: all.length > PAGE_SIZE ? lines.at(-1)?.deletedAt : undefined,
  };
}

async function listBinned(
  user: User,
  { kind, model, label }: (typeof SOURCES)[number],
  before: Date | undefined,
): Promise<BinLine[]> {
  const rows = await model.aggregate<Binned & { label?: string }>([
    { $match: { deletedAt: before ? { $lt: before } : { $exists: true } } },
    { $sort: { deletedAt: -1 } },
    {
      $lookup: {
        from: Household.collection.name,
        localField: "householdId",
        foreignField: "_id",
        pipeline: [{ $match: visibleFor(user) }, { $project: { title: 1 } }],
        as: "file",
      },
    },
    { $match: { "file.0": { $exists: true } } },
    { $limit: PAGE_SIZE + 1 },
    { $project: { householdId: 1, deletedAt: 1, deletedBy: 1, file: 1, label: `$${label}` } },
  ]);
  return rows.map(({ _id, householdId, deletedAt, deletedBy, file, label: words = "" }) => ({
    id: _id,
    kind,
    householdId,
    fileTitle: file[0]?.title ?? "",
    label: words,
    deletedAt,
    by: deletedBy,
  }));
}

/** The hand-offs taken back, for as long as the rest of the bin; they stay in their file for ever. */
async function listRevoked(user: User, before: Date | undefined): Promise<BinLine[]> {
  const since = daysAgo(BIN_DAYS);
  const revoked = await HandOff.find(
    {
      ...visibleFor(user),
      state: "revoked",
      updatedAt: { $gte: since, ...(before ? { $lt: before } : {}) },
    },
    { householdId: 1, updatedAt: 1, partnerName: 1, versions: 1 },
  )
    .sort({ updatedAt: -1 })
    .limit(PAGE_SIZE + 1)
    .lean<HandOffRecord[]>();
  const files = await Household.find(
    { _id: { $in: revoked.map(({ householdId }) => householdId) } },
    { title: 1 },
  ).lean();
  const titles = new Map(files.map(({ _id, title }) => [_id, title]));
  return revoked.map(({ _id, householdId, updatedAt, partnerName, versions }) => ({
    id: _id,
    kind: "hand-off" as const,
    householdId,
    fileTitle: titles.get(householdId) ?? "",
    label: [versions.at(-1)?.title, partnerName].filter(Boolean).join(", "),
    deletedAt: updatedAt,
  }));
}
