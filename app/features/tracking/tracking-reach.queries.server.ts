import type { TrackingRecord } from "#models/tracking";
import { now } from "~/core/clock.server";
import { isHeldBack } from "~/core/outbox/held-back.server";
import { trackingsOf } from "./tracking-link.queries.server";
import { sharerOf, type TrackedMember } from "./tracking-member.queries.server";

/** An adult who may be written to about their page. */
export interface Reachable {
  member: TrackedMember;
  to: string;
  tracking: TrackingRecord;
}

/** Those whose page opens, with an address of their own, who did not ask to be left alone; all, when a colleague writes to them. */
export async function listReachable(
  members: readonly TrackedMember[],
  { isManual = false } = {},
): Promise<Reachable[]> {
  const trackings = await trackingsOf(members);
  const reached = await Promise.all(
    members.map((member) => reachOf(member, trackings.get(member.id), isManual)),
  );
  return reached.flatMap((one) => one ?? []);
}

async function reachOf(
  member: TrackedMember,
  tracking: TrackingRecord | undefined,
  isManual: boolean,
): Promise<Reachable | undefined> {
  const { email: to, candidate } = member;
  if (!to || !tracking?.isOpen || tracking.expiresAt <= now()) return undefined;
  if (await isHeldBack({ candidateId: candidate?._id, mailClass: "bureau", isManual })) return undefined;
  return (await sharerOf(member)) ? undefined : { member, to, tracking };
}
