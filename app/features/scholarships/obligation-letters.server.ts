import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Programme } from "#models/programme";
import type { ScholarshipRecord } from "#models/scholarship";
import { Tracking, type TrackingRecord } from "#models/tracking";
import type { User } from "~/core/auth/actor";
import { type Effect, followUp } from "~/core/db/effects.server";
import { trackingId } from "~/core/ids.server";
import type { LinkRef } from "~/core/links.server";
import { type Envelope, mail } from "~/core/outbox/mail-effect.server";
import { type Signature, signatureOf } from "~/core/outbox/signature";
import { type Colleague, findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import type { Language } from "~/vocabulary/languages";

/** Whoever holds a scholarship, as a letter to them needs it. */
export interface LetterReader {
  firstName: string;
  language: Language;
  programme: string;
  /** Who follows the file: who signs, and whom a task is for. */
  owner: Colleague & { signature?: string };
  envelope: Envelope;
  signature: Signature;
  /** Their page; none when the team closed it. */
  link?: LinkRef;
}

type Holder = Pick<ScholarshipRecord, "candidateId" | "householdId" | "programmeId">;

/**
 * Who a letter about a scholarship is written to, signed by the colleague who sends it or by whoever follows the file; null
 * when the person has no address, or no file any more.
 */
export async function letterReader(
  { candidateId, householdId, programmeId }: Holder,
  sender?: User,
): Promise<LetterReader | null> {
  const [candidate, owner, programme] = await Promise.all([
    Candidate.findById(candidateId, {
      firstName: 1,
      lastName: 1,
      emails: 1,
      language: 1,
    }).lean<CandidateRecord>(),
    ownerOf(householdId),
    Programme.findById(programmeId, { name: 1 }).lean(),
  ]);
  const [to] = candidate?.emails ?? [];
  const from = sender ? { ...sender, _id: sender.id } : owner;
  if (!candidate || !to || !from) return null;
  const { firstName, lastName, language = "fr" } = candidate;
  return {
    ...{ firstName, language, programme: programme?.name ?? "bourse", owner: owner ?? from },
    ...{ signature: signatureOf(from), link: await ownPage(candidateId) },
    envelope: {
      ...{ to, toName: `${firstName} ${lastName}`, replyTo: from.email, fromName: from.name },
      ...{ householdId, candidateId },
    },
  };
}

/** Who follows a file, else whoever answers for its territories. */
export async function ownerOf(householdId: string): Promise<Colleague | null> {
  const file = await Household.findById(householdId, {
    referentId: 1,
    territories: 1,
  }).lean<HouseholdRecord>();
  return file && ((await findColleague(file.referentId)) ?? (await referentOf(file.territories)));
}

/** Asks for proofs by a letter that brings the link to their own page, which it opens. */
export function proofsLetter(
  { firstName, language, programme, signature, envelope, link }: LetterReader,
  asked: { kind: "asked" | "late" | "again"; proofs: string[]; reason?: string },
): Effect[] {
  const letter = mail(
    "scholarship-proofs",
    { ...signature, language, firstName, programme, ...asked, ...(link ? { link } : {}) },
    envelope,
  );
  const memberId = envelope.candidateId;
  return link && memberId ? [letter, followUp("openTrackedPage", { memberId })] : [letter];
}

/** The page of one adult; none when the team closed it. */
async function ownPage(memberId: string): Promise<LinkRef | undefined> {
  const page = await Tracking.findOne({ memberId }, { isOpen: 1, linkVersion: 1 }).lean<TrackingRecord>();
  if (page && !page.isOpen) return undefined;
  const { _id: id, linkVersion: version } = page ?? { _id: trackingId(memberId), linkVersion: 1 };
  return { purpose: "tracking", id, version };
}
