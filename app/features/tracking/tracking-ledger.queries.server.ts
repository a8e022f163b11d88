import { Consent, type ConsentRecord } from "#models/consent";
import { HandOff, type HandOffRecord, type SheetLine } from "#models/hand-off";
import { Mail } from "#models/mail";
import { now } from "~/core/clock.server";
import { isWithdrawn } from "~/features/hand-offs/hand-off-matter.server";
import { can, purposeOf } from "~/vocabulary/hand-off-words";
import { AWAITING_STATES, CLOSED_STATES } from "~/vocabulary/hand-offs";
import type { NeedKind } from "~/vocabulary/needs";
import { isToldOf } from "./own-needs";
import type { TrackedMember } from "./tracking-member.queries.server";

const MOST_SHOWN = 100;

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
  const handOffs = await HandOff.find({ householdId, state: { $ne: "prepared" } })
    .sort({ sentAt: -1 })
    .limit(MOST_SHOWN)
    .lean<HandOffRecord[]>();
  const [consents, left] = await Promise.all([consentsOf(handOffs), departuresOf(handOffs)]);
  return handOffs.map((handOff) => lineOf(handOff, consents.get(handOff.consentId), left.get(handOff._id)));
}

/** The part of it that is an adult's, or the household's as they are told of it; nobody else's consent. */
export async function listOwnLedger(
  memberId: string,
  household: TrackedMember["household"],
): Promise<OwnLedgerLine[]> {
  const lines = await listLedger(household._id);
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

function lineOf(
  handOff: HandOffRecord,
  consent: LedgerLine["consent"],
  leftAt: Date | undefined,
): LedgerLine {
  const {
    _id,
    needId,
    needKind,
    introduction,
    partnerName,
    state,
    expiresAt,
    answeredAt,
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

async function consentsOf(handOffs: readonly HandOffRecord[]) {
  const ids = handOffs.map(({ consentId }) => consentId);
  const found = await Consent.find({ _id: { $in: ids } }).lean<ConsentRecord[]>();
  return new Map(
    found.map(({ _id, candidateId, wording, means, at, withdrawnAt }) => [
      _id,
      { _id, candidateId, wording, means, at, withdrawnAt },
    ]),
  );
}

async function departuresOf(handOffs: readonly HandOffRecord[]): Promise<Map<string, Date>> {
  const ids = handOffs.map(({ _id }) => _id);
  const sent = await Mail.find(
    { handOffId: { $in: ids }, sentAt: { $exists: true } },
    { handOffId: 1, sentAt: 1 },
  )
    .sort({ sentAt: -1 })
    .lean();
  return new Map(sent.flatMap(({ handOffId, sentAt }) => (handOffId && sentAt ? [[handOffId, sentAt]] : [])));
}
