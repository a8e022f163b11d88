import { Candidate, type CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import { hasWritten } from "~/core/outbox/held-back.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { formatDayLong } from "~/vocabulary/typography";

/** Why somebody is not to be written to, as the team reads it. */
export interface NoContactView {
  candidateId: string;
  firstName: string;
  /** « Demandé par la personne le 3 mai 2026. », « Noté par Jeanne Vidal le 3 mai 2026. » */
  words: string;
  reason?: string;
  isOwnWish: boolean;
  /** They wrote to us since: they may be answered. */
  mayBeAnswered: boolean;
}

/** Those of a file's candidates who are not to be written to, for whoever was already shown the file. */
export async function listNoContacts({
  _id: householdId,
}: Pick<HouseholdRecord, "_id">): Promise<NoContactView[]> {
  const silent = { householdId, noContact: { $exists: true } };
  const shown = { householdId: 1, firstName: 1, noContact: 1 } as const;
  return [...(await noContactsOf(await Candidate.find(silent, shown).lean())).values()];
}

/** Those of these candidates who are not to be written to, by their id. */
export async function noContactsOf(
  candidates: readonly Pick<CandidateRecord, "_id" | "householdId" | "firstName" | "noContact">[],
): Promise<Map<string, NoContactView>> {
  const names = await colleagueNames(candidates.map(({ noContact }) => noContact?.authorId));
  const views = await Promise.all(candidates.map((candidate) => noContactOf(candidate, names)));
  return new Map(views.flat().map((view) => [view.candidateId, view]));
}

async function noContactOf(
  candidate: Parameters<typeof noContactsOf>[0][number],
  names: ReadonlyMap<string, string>,
): Promise<NoContactView[]> {
  const { _id: candidateId, firstName, noContact } = candidate;
  if (!noContact) return [];
  const { at, by, authorId = "", reason } = noContact;
  const isOwnWish = by === "person";
  const who = isOwnWish ? "Demandé par la personne" : `Noté par ${names.get(authorId) ?? "un·e collègue"}`;
  const words = `${who} le ${formatDayLong(at)}.`;
  const mayBeAnswered = await hasWritten(candidate, at);
  return [{ candidateId, firstName, words, reason, isOwnWish, mayBeAnswered }];
}
