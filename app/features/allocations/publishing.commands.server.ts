import { Account, type AccountRecord } from "#models/account";
import { Allocation, type AllocationRecord } from "#models/allocation";
import { Tracking, type TrackingRecord } from "#models/tracking";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { freeToTake, lease, stillTaken } from "~/core/db/lease.server";
import { UserFacingError } from "~/core/errors";
import type { LinkRef } from "~/core/links.server";
import { logger } from "~/core/logger.server";
import { getSettings } from "~/core/settings.server";
import { trackingLink } from "~/features/tracking/tracking-link.queries.server";
import { requireWholeDepartement } from "./allocations.commands.server";
import { findPublished, getAllocation } from "./allocations.queries.server";
import { brokenNames } from "./broken-lines.queries.server";
import { type HeldBed, holdAll } from "./holding.commands.server";
import { groundOf, type PublishingGround } from "./publishing-ground.queries.server";
import { firstLink, lettersOf } from "./publishing-letters.server";
import { type Tellings, tellingsOf } from "./tellings";

const MOVED = "Cette répartition vient de changer. Rechargez la page.";
const PUBLISHED_MEANWHILE =
  "Une autre répartition de ce semestre a été publiée depuis. Préparez-en une nouvelle : elle partira de celle-ci.";

/**
 * Publishes a proposal: keeps every seat and bed, then in one write says that it is published, with the letters and all
 * that follows; what was in force is replaced. Refuses, freeing what was kept and telling nobody, when something is no longer
 * free, when what it was computed from has changed, and whoever does not see the whole département.
 */
export async function publishAllocation(user: User, found: AllocationRecord): Promise<void> {
  requireWholeDepartement(user);
  const published = await findPublished(found.semesterId);
  if ((published?._id ?? null) !== (found.followsId ?? null)) throw new UserFacingError(PUBLISHED_MEANWHILE);
  const broken = await brokenNames(user, found);
  if (broken.length > 0) {
    throw new UserFacingError(
      `Les données ont changé depuis le calcul : ${broken.join(", ")}. Recalculez, puis publiez.`,
    );
  }
  const kept = await commit(user, Allocation, found._id, {
    onlyIf: { state: "proposed", version: found.version },
    refusal: MOVED,
    set: { state: "holding", publishedBy: user.id, lease: lease() },
    unset: ["refusal"],
    effects: [],
  });
  if (kept) await holdAndPublish(user, kept._id);
}

/** The background's part: finishes the publications that a stop interrupted, each letter once. Returns how many. */
export async function resumePublications(): Promise<number> {
  const left = await Allocation.find({ state: "holding", ...freeToTake() }, { publishedBy: 1 }).lean();
  for (const { _id, publishedBy } of left) {
    if (!publishedBy || atWork.has(_id)) continue;
    await holdAndPublish({ id: publishedBy }, _id).catch((error: unknown) =>
      logger.error({ err: error, allocationId: _id }, "publication interrupted"),
    );
  }
  return left.length;
}

const atWork = new Set<string>();

async function holdAndPublish(actor: Actor, id: string): Promise<void> {
  const taken = await Allocation.findOneAndUpdate(
    { _id: id, state: "holding", ...freeToTake() },
    { $set: { lease: lease() } },
    { returnDocument: "after" },
  ).lean<AllocationRecord>();
  if (!taken || atWork.has(id)) return;
  atWork.add(id);
  const beat = setInterval(() => void stayAlive(id), 5000);
  try {
    await carryThrough(actor, await groundOf(await getAllocation(id)));
  } finally {
    clearInterval(beat);
    atWork.delete(id);
  }
}

async function carryThrough(actor: Actor, ground: PublishingGround): Promise<void> {
  const { _id } = ground.allocation;
  const beds = await holdAll(actor, ground).catch(async (error: unknown) => {
    if (error instanceof UserFacingError) await giveUp(actor, _id, error.message);
    throw error;
  });
  await commit(actor, Allocation, _id, {
    onlyIf: { state: "holding", ...stillTaken() },
    set: { state: "published", publishedAt: now() },
    unset: ["lease", "progress"],
    effects: await effectsOf(ground, beds),
  });
}

/** All that a publication brings about, each once: seats and beds confirmed, pages opened, letters, the former one replaced. */
async function effectsOf(ground: PublishingGround, beds: ReadonlyMap<string, HeldBed>): Promise<Effect[]> {
  const { allocation, semester, followed } = ground;
  const tellings = tellingsOf(ground);
  const [pages, sender, { training, lodging }] = await Promise.all([
    pagesOf(ground, tellings),
    senderOf(allocation),
    getSettings(),
  ]);
  const levels = new Map(training.levels.map(({ key, label }) => [key, label]));
  const at = now().toISOString();
  return [
    audit("allocation.published", ["state"]),
    ...allocation.lines.flatMap(({ placeId, candidateId }) =>
      placeId ? [followUp("confirmSeat", { placeId, semesterId: semester._id, candidateId })] : [],
    ),
    ...[...beds.values()].map((bed) => followUp("confirmBed", { ...bed })),
    ...(followed ? [followUp("replaceAllocation", { allocationId: followed._id })] : []),
    ...pages.toOpen.map((memberId) => followUp("openTrackedPage", { memberId })),
    ...tellings.interns.map(({ line }) =>
      followUp("notePlacementTold", { placementId: line.placementId, at }),
    ),
    ...lettersOf({ ground, sender, links: pages.links, levels, aids: lodging.aids }, tellings),
  ];
}

/** The page each intern is led to: theirs, or one to be opened; none when theirs was closed by the team or their file is. */
async function pagesOf(
  { closedFiles }: PublishingGround,
  { interns }: Tellings,
): Promise<{ links: Map<string, LinkRef>; toOpen: string[] }> {
  const written = interns.filter(({ email, person }) => email && !closedFiles.has(person.householdId));
  const ids = written.map(({ person }) => person._id);
  const known = await Tracking.find({ memberId: { $in: ids } }).lean<TrackingRecord[]>();
  const links = new Map<string, LinkRef>();
  const toOpen: string[] = [];
  for (const id of ids) {
    const tracking = known.find(({ memberId }) => memberId === id);
    if (tracking && !tracking.isOpen) continue;
    links.set(id, tracking ? trackingLink(tracking) : firstLink(id));
    toOpen.push(id);
  }
  return { links, toOpen };
}

async function senderOf({ publishedBy }: AllocationRecord): Promise<AccountRecord> {
  return Account.findById(publishedBy).orFail().lean<AccountRecord>();
}

async function giveUp(actor: Actor, id: string, refusal: string): Promise<void> {
  await commit(actor, Allocation, id, {
    onlyIf: { state: "holding" },
    set: { state: "proposed", refusal },
    unset: ["lease", "progress"],
    effects: [],
  });
}

async function stayAlive(id: string): Promise<void> {
  await Allocation.updateOne(
    { _id: id, state: "holding", ...stillTaken() },
    { $set: { lease: lease() } },
  ).catch(() => null);
}
