import { Tracking, type TrackingRecord } from "#models/tracking";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { trackingId } from "~/core/ids.server";
import { TRACKING_LINK_DAYS } from "~/vocabulary/tracking";

const DAY_MS = 24 * 3600 * 1000;

/**
 * Opens the page of an adult who is sent a link to it by another letter, for 90 days; an open one is kept open as long.
 * One that the team closed stays closed. Safe twice.
 */
export async function openTrackedPage(actor: Actor, { memberId }: { memberId: string }): Promise<void> {
  const _id = trackingId(memberId);
  const expiresAt = new Date(now().getTime() + TRACKING_LINK_DAYS * DAY_MS);
  const isNew = await create<TrackingRecord>(
    actor,
    Tracking,
    {
      ...{ _id, memberId, isOpen: true, linkVersion: 1, expiresAt },
      ...{ sentAt: now(), sentBy: actor.id, updatedAt: now() },
      ...{ codeNumber: 0, messages: [], ranks: [], corrections: [] },
    },
    [audit("tracking.link-sent")],
  );
  if (isNew) return;
  await commit(actor, Tracking, _id, {
    onlyIf: { isOpen: true, expiresAt: { $lt: expiresAt } },
    set: { expiresAt, updatedAt: now() },
    effects: [],
    isDerived: true,
  });
}
