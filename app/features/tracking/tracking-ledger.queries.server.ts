import { Consent, type ConsentRecord } from "#models/consent";
import { HandOff, type HandOffRecord, type SheetLine } from "#models/hand-off";
import { Mail } from "#models/mail";
import { now } from "~/core/clock.server";
import { listConsentsOf } from "~/features/consents/consents.queries.server";
import { isWithdrawn } from "~/features/hand-offs/hand-off-matter.server";
import { can, purposeOf } from "~/vocabulary/hand-off-words";
import { AWAITING_STATES, CLOSED_STATES } from "~/vocabulary/hand-offs";
import type { NeedKind } from "~/vocabulary/needs";
import { isToldOf } from "./own-needs";
import type { TrackedMember } from "./tracking-member.queries.server";

const MOST_SHOWN = 100;

/** A hand-off, with when its letter left; absent while nothing has reached the partner. */
export interface HandedOver extends HandOffRecord {
  leftAt?: Date;
}

export interface LedgerDeletion {
  id: string;
  to: string;
  askedAt: Date;
  deletedOn?: string;
  toldBy?: "link" | "team";
}

/** One version handed to one partner: what, to whom, why, on which consent and until when. */
export interface LedgerVersion {
  number: number;
  title: string;
  at: Date;
  /** What was told, by the labels of its sheet. */
  fields: SheetLine[];
}

export interface LedgerLine {
  id: string;
  needId?: string;
  /** What it was for: a need, or the presentation of a candidate. */
  kind: NeedKind | "introduction";
  memberId?: string;
  partnerName: string;
  versions: LedgerVersion[];
  /** When the letter left; absent when nothing has reached the partner. */
  leftAt?: Date;
  /** Until when the link opens; absent once it is closed. */
  until?: Date;
  /** When the partner last answered; absent while an answer is awaited. */
  answeredAt?: Date;
  /** It was taken back: its link is closed, and the partner was asked to delete it. */
  isTakenBack: boolean;
  consent?: Pick<ConsentRecord, "_id" | "candidateId" | "wording" | "means" | "at" | "withdrawnAt">;
  deletions: LedgerDeletion[];
  canWithdraw: boolean;
}

/** What an adult reads of it: what was told by its labels, never a value nor where somebody is written to. */
export interface OwnLedgerLine
  extends Pick<LedgerLine, "id" | "kind" | "partnerName" | "leftAt" | "until" | "answeredAt"> {
  labels: string[];
  consent?: Pick<ConsentRecord, "means" | "at">;
  deletions: Pick<LedgerDeletion, "id" | "deletedOn">[];
}

/** Everything handed over of a file the caller was already allowed to see, latest first. */
export async function listLedger(householdId: string): Promise<LedgerLine[]> {
  const handOffs = await listHandedOver(householdId);
  const ids = handOffs.map(({ consentId }) => consentId);
  const consents = await Consent.find({ _id: { $in: ids } }).lean<ConsentRecord[]>();
  return linesOf(handOffs, consents);
}

/** The hand-offs of a file that are more than prepared, latest first, with when the letter of each left. */
export async function listHandedOver(householdId: string): Promise<HandedOver[]> {
  const found = await HandOff.aggregate<HandOffRecord & { left: { sentAt: Date }[] }>([
    { $match: { householdId, state: { $ne: "prepared" } } },
    { $sort: { sentAt: -1 } },
    { $limit: MOST_SHOWN },
    {
      $lookup: {
        ...{ from: Mail.collection.name, localField: "_id", foreignField: "handOffId", as: "left" },
        pipeline: [
          { $match: { sentAt: { $exists: true } } },
          { $sort: { sentAt: 1 } },
          { $limit: 1 },
          { $project: { sentAt: 1 } },
        ],
      },
    },
  ]);
  return found.map(({ left, ...handOff }) => ({ ...handOff, leftAt: left[0]?.sentAt }));
}

/** The part of it that is an adult's, or the household's as they are told of it; nobody else's consent. */
export async function listOwnLedger(
  memberId: string,
  household: TrackedMember["household"],
): Promise<OwnLedgerLine[]> {
  const [handOffs, consents] = await Promise.all([listHandedOver(household._id), listConsentsOf(memberId)]);
  return ownLedgerOf({ id: memberId, household }, handOffs, consents);
}

/** The same, from what was already read: the hand-offs of the file, and the consents of this adult. */
export function ownLedgerOf(
  { id: memberId, household }: Pick<TrackedMember, "id" | "household">,
  handOffs: readonly HandedOver[],
  consents: readonly ConsentRecord[],
): OwnLedgerLine[] {
  const lines = linesOf(handOffs, consents);
  const own = lines.filter(({ kind, memberId: presented }) =>
    kind === "introduction" ? presented === memberId : isToldOf(kind, memberId, household),
  );
  return own.filter(({ leftAt }) => leftAt).map((line) => ownLineOf(line, memberId));
}

function ownLineOf(
  { id, kind, partnerName, leftAt, until, answeredAt, versions, consent, deletions }: LedgerLine,
  memberId: string,
): OwnLedgerLine {
  const labels = versions.flatMap(({ fields }) => fields.map(({ label }) => label));
  return {
    ...{ id, kind, partnerName, leftAt, until, answeredAt, labels: [...new Set(labels)] },
    consent: consent?.candidateId === memberId ? { means: consent.means, at: consent.at } : undefined,
    deletions: deletions.map((deletion) => ({ id: deletion.id, deletedOn: deletion.deletedOn })),
  };
}

function linesOf(handOffs: readonly HandedOver[], consents: readonly ConsentRecord[]): LedgerLine[] {
  const known = new Map(consents.map((consent) => [consent._id, consentOf(consent)]));
  return handOffs.map((handOff) => lineOf(handOff, known.get(handOff.consentId)));
}

function consentOf({ _id, candidateId, wording, means, at, withdrawnAt }: ConsentRecord) {
  return { _id, candidateId, wording, means, at, withdrawnAt };
}

function lineOf(handOff: HandedOver, consent: LedgerLine["consent"]): LedgerLine {
  const {
    _id,
    needId,
    needKind,
    introduction,
    partnerName,
    state,
    expiresAt,
    answeredAt,
    leftAt,
    deletions = [],
  } = handOff;
  const isOpen = !CLOSED_STATES.includes(state) && now() < expiresAt;
  return {
    ...{ id: _id, needId, partnerName, leftAt, consent, deletions },
    kind: purposeOf(handOff) === "introduction" ? "introduction" : (needKind ?? "housing"),
    memberId: introduction?.candidateId,
    versions: handOff.versions.map(({ number, title, at, lines }) => ({ number, title, at, fields: lines })),
    until: isOpen ? expiresAt : undefined,
    answeredAt: AWAITING_STATES.includes(state) ? undefined : answeredAt,
    isTakenBack: state === "revoked" || isWithdrawn(handOff),
    canWithdraw: can("revoke", handOff) || (leftAt !== undefined && !isWithdrawn(handOff)),
  };
}
