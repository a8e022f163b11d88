import { DistinctPair } from "#models/distinct-pair";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { getCandidate } from "./candidates.queries.server";
import { pairId } from "./likeness.queries.server";

/** Remembers that a name typed and a candidate are two people: nobody is asked again. Refuses one out of sight. */
export async function setApart(
  user: User,
  person: { firstName: string; lastName: string },
  candidateId: string,
): Promise<void> {
  const { _id } = await getCandidate(user, candidateId);
  await DistinctPair.updateOne(
    { _id: pairId(person, _id) },
    { $setOnInsert: { candidateId: _id, saidBy: user.id, at: now() } },
    { upsert: true },
  );
}
