import { Document } from "#models/document";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import type { LiveTracking, OpenedTracking } from "./tracking-link.queries.server";
import { TRACKING_REFUSALS } from "./tracking-words";

const MOST_KEPT = 50;

/** Counts files sent to a page before any is read: 404 unless it is open, 429 above a few times an hour. */
export async function admitUpload(opened: OpenedTracking): Promise<void> {
  if (opened.stage !== "open") throw notFound();
  if (await isOverLimit("link-upload", opened.tracking._id)) throw new Response(null, { status: 429 });
}

/** Refuses files beyond what is kept of one adult. */
export async function refuseFull({ member, language }: LiveTracking, count: number): Promise<void> {
  const kept = await Document.countDocuments({
    householdId: member.household._id,
    memberId: member.id,
    deletedAt: { $exists: false },
    keptUntil: { $gte: toDay(now()) },
  });
  if (kept + count > MOST_KEPT)
    throw new UserFacingError(TRACKING_REFUSALS[language].full, { field: "files" });
}
