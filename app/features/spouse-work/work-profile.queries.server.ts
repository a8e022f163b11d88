import { Document, type DocumentRecord } from "#models/document";
import type { NeedCriteria, NeedRecord } from "#models/need";
import type { Proposal } from "#models/proposal";
import type { Option } from "~/components/ui/select";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { findConsent } from "~/features/consents/consents.queries.server";
import { type Members, possibleSeekersOf, seekerOf } from "~/features/households/adults";
import { resolveOccupation } from "~/features/occupations/occupations.queries.server";
import { formatDayLong } from "~/vocabulary/typography";

const MOST_PAPERS = 20;

export type Curriculum = Pick<DocumentRecord, "_id" | "name" | "type" | "bytes" | "memberId" | "keptUntil">;
type Search = Pick<NeedRecord, "householdId" | "criteria">;

/**
 * What the form of a search for work offers to choose from: whose it may be, the only one when there is one, with the trade
 * their file tells, and which of their papers is their CV.
 */
export async function getWorkChoices(
  household: Members,
  { householdId, criteria }: Search,
): Promise<{ people: Option[]; personId?: string; trade?: string; papers: Option[] }> {
  const people = possibleSeekersOf(household);
  const [only, another] = people;
  const isOnly = !criteria.memberId && !another;
  const seeker = isOnly ? only : seekerOf(household, criteria.memberId);
  const trade = household.adults?.find(({ id }) => id === seeker?.id)?.trade;
  const papers = seeker ? await listCurricula(householdId, seeker.id) : [];
  return {
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    ...(seeker ? { personId: seeker.id } : {}),
    ...(trade ? { trade } : {}),
    papers: papers.map(({ _id, name, keptUntil }) => ({
      value: _id,
      label: `${name}, gardé jusqu’au ${formatDayLong(keptUntil)}`,
    })),
  };
}

/**
 * The CV of whose search it is: the one chosen on the need, else the last they gave; null once it is gone or too old, and
 * as long as the search may be that of several.
 */
export async function findCurriculum(
  household: Members,
  { householdId, criteria }: Search,
): Promise<Curriculum | null> {
  const seeker = seekerOf(household, criteria.memberId);
  const papers = seeker ? await listCurricula(householdId, seeker.id) : [];
  const { curriculumId } = criteria;
  return (curriculumId ? papers.find(({ _id }) => _id === curriculumId) : papers[0]) ?? null;
}

/** The agreement of whose search it is, in force, to their CV going to employers; null without it. */
export async function findCurriculumConsent(household: Members, { householdId, criteria }: Search) {
  const seeker = seekerOf(household, criteria.memberId);
  return seeker ? findConsent(householdId, "curriculum", [seeker.id]) : null;
}

/** Whether whose search it is agreed that it be passed on. */
export async function hasAgreedToSearch(
  household: Members,
  { householdId, criteria }: Search,
): Promise<boolean> {
  const seeker = seekerOf(household, criteria.memberId);
  return seeker !== undefined && (await findConsent(householdId, "spouse-work", [seeker.id])) !== null;
}

/** What is looked for, with the family of trades of a trade typed in full. */
export async function withTrade<Of extends Pick<NeedCriteria, "occupation" | "romeCode">>(
  criteria: Of,
): Promise<Of> {
  const { occupation, romeCode } = criteria;
  if (romeCode ? occupation : !occupation) return criteria;
  const found = occupation ? await resolveOccupation(occupation) : null;
  return { ...criteria, romeCode: found?.romeCode };
}

/** A post, with the family of the trade chosen for it; a trade written otherwise than in the list has none. */
export async function withChosenTrade(proposal: Proposal): Promise<Proposal> {
  if (proposal.kind !== "spouse-work" || proposal.romeCode || !proposal.occupation) return proposal;
  const found = await resolveOccupation(proposal.occupation);
  return found ? { ...proposal, romeCode: found.romeCode } : proposal;
}

/** A post, with the family of its trade when it is named as the directory does; anything else as it is. */
export async function withPostTrade(proposal: Proposal): Promise<Proposal> {
  if (proposal.kind !== "spouse-work" || proposal.romeCode) return proposal;
  const found = await resolveOccupation(proposal.post);
  return found ? { ...proposal, romeCode: found.romeCode } : proposal;
}

/** The papers an adult may show as their CV, latest first. */
async function listCurricula(householdId: string, memberId: string): Promise<Curriculum[]> {
  return Document.find(
    {
      ...{ householdId, memberId, purpose: "curriculum" },
      ...{ deletedAt: { $exists: false }, keptUntil: { $gte: toDay(now()) } },
    },
    { name: 1, type: 1, bytes: 1, memberId: 1, keptUntil: 1 },
  )
    .sort({ addedAt: -1 })
    .limit(MOST_PAPERS)
    .lean<Curriculum[]>();
}
