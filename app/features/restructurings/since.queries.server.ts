import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Placement } from "#models/placement";
import type { RestructuringRecord } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { Scholarship } from "#models/scholarship";
import { Submission } from "#models/submission";
import { Survey } from "#models/survey";
import { Task } from "#models/task";
import { VisitDay } from "#models/visit-day";
import { isHandWritten } from "~/vocabulary/entries";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatDay, NBSP } from "~/vocabulary/typography";

const MOST = 100;

/** What can wait in the bin. */
const BINNABLE = ["Task", "Entry", "Document"];

/** A document made in a file since a merge or a split. */
export interface Since {
  model: string;
  documentId: string;
  /** How a form names it. */
  value: string;
  label: string;
}

export interface Files {
  keptId: string;
  otherId: string;
}

/** The two files of a merge or of a split: the one that stays, and the one that went into it or came out of it. */
export function filesOf({ summary }: Pick<RestructuringRecord, "summary">): Files | null {
  const { keptId, otherId } = summary;
  return typeof keptId === "string" && typeof otherId === "string" ? { keptId, otherId } : null;
}

/**
 * What people made since a merge in the kept file, or since a split in the new one, for which undoing asks where it
 * goes; the latest first. What a split cannot put in the bin, people and needs, is not asked about.
 */
export async function listSince(restructuring: RestructuringRecord): Promise<Since[]> {
  const files = filesOf(restructuring);
  const after = restructuring.startedAt;
  if (!files || !after) return [];
  const isMerge = restructuring.kind === "merge";
  const of = { householdId: isMerge ? files.keptId : files.otherId };
  const newest = { $gte: after };
  const kept = { ...of, deletedAt: { $exists: false } };
  const [candidates, needs, tasks, entries, documents] = await Promise.all([
    Candidate.find({ ...of, createdAt: newest }, { firstName: 1, lastName: 1 })
      .limit(MOST)
      .lean(),
    Need.find({ ...of, openedAt: newest }, { kind: 1 })
      .limit(MOST)
      .lean(),
    Task.find({ ...kept, createdAt: newest, handOffId: { $exists: false } }, { label: 1 })
      .limit(MOST)
      .lean(),
    Entry.find({ ...kept, at: newest }, { kind: 1, text: 1, quote: 1, at: 1 })
      .sort({ at: -1 })
      .limit(MOST)
      .lean(),
    Document.find({ ...kept, addedAt: newest }, { name: 1 })
      .limit(MOST)
      .lean(),
  ]);
  const own = await ownIds(restructuring._id);
  return [
    ...candidates.map(({ _id, firstName, lastName }) => since("Candidate", _id, `${firstName} ${lastName}`)),
    ...needs.map(({ _id, kind }) => since("Need", _id, `Besoin${NBSP}: ${NEED_KINDS[kind].fr}`)),
    ...tasks.map(({ _id, label }) => since("Task", _id, `Tâche${NBSP}: ${label}`)),
    ...documents.map(({ _id, name }) => since("Document", _id, `Document${NBSP}: ${name}`)),
    ...entries
      .filter(({ kind }) => isHandWritten(kind))
      .map(({ _id, text, quote, at }) =>
        since("Entry", _id, `Note du ${formatDay(at)}${NBSP}: ${(quote ?? text).slice(0, 80)}`),
      ),
  ].filter(({ model, documentId }) => !own.has(documentId) && (isMerge || BINNABLE.includes(model)));
}

export interface Following {
  model: string;
  documentId: string;
}

/** What goes where its need, its hand-off or its person goes, though it was made since: nobody is asked. */
export async function listFollowing(merge: RestructuringRecord, chosen: Following[]): Promise<Following[]> {
  const files = filesOf(merge);
  if (!files) return [];
  const own = await ownIds(merge._id);
  const moved = await RestructuringStep.find(
    { restructuringId: merge._id, kind: "change", model: { $in: ["Candidate", "Need"] } },
    { model: 1, documentId: 1, journal: 1 },
  ).lean();
  const returning = moved.filter(({ journal }) => journal?.some(({ path }) => path === "householdId"));
  const ids = (model: string) =>
    [...returning, ...chosen].filter((one) => one.model === model).map(({ documentId }) => documentId);
  const of = { householdId: files.keptId };
  const people = { ...of, candidateId: { $in: ids("Candidate") } };
  const carried = {
    $or: [{ needId: { $in: ids("Need") } }, { "introduction.candidateId": { $in: ids("Candidate") } }],
  };
  const handOffs = await found(HandOff, { ...of, ...carried });
  const oldHandOffs = await HandOff.find(carried, { _id: 1 }).lean();
  const relayed = { ...of, handOffId: { $in: oldHandOffs.map(({ _id }) => _id) } };
  const all = [
    ...handOffs,
    ...(await found(Consent, people)),
    ...(await found(Submission, people)),
    ...(await found(Placement, people)),
    ...(await found(Survey, people)),
    ...(await found(Mentorship, people)),
    ...(await found(Scholarship, people)),
    ...(await found(Task, relayed)),
    ...(await found(Entry, relayed)),
    ...(await found(Mail, relayed)),
    ...(await found(Notice, relayed)),
  ];
  return all.filter(({ documentId }) => !own.has(documentId));
}

const OF_A_FILE = [
  Candidate,
  Need,
  HandOff,
  Task,
  Entry,
  Document,
  Consent,
  Submission,
  Mail,
  Notice,
  VisitDay,
  Placement,
  Survey,
  Mentorship,
  Scholarship,
];

/** Everything that came into the new file since a split: undone, it all joins the file it came out of. */
export async function listJoined(split: RestructuringRecord): Promise<Following[]> {
  const files = filesOf(split);
  if (!files) return [];
  const own = await ownIds(split._id);
  const lists = await Promise.all(
    OF_A_FILE.map((model) => found(model as never, { householdId: files.otherId })),
  );
  return lists.flat().filter(({ documentId }) => !own.has(documentId));
}

async function ownIds(restructuringId: string): Promise<Set<string>> {
  const steps = await RestructuringStep.find(
    { restructuringId, _id: { $not: /-since-/ } },
    { documentId: 1 },
  ).lean();
  return new Set(steps.map(({ documentId }) => documentId));
}

async function found<Stored>(model: Model<Stored>, condition: object): Promise<Following[]> {
  const documents = await model.collection.find(condition, { projection: { _id: 1 } }).toArray();
  return documents.map(({ _id }) => ({ model: model.modelName, documentId: String(_id) }));
}

/** Something made since, as a form asks about it. */
export function since(model: string, documentId: string, label: string): Since {
  return { model, documentId, value: `${model}:${documentId}`, label };
}
