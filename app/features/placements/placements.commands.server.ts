import { Candidate } from "#models/candidate";
import type { Aggregate } from "#models/define";
import { Lodging } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, differencesOf, writeOf } from "~/core/lost-updates";
import { semesterTitle } from "~/features/semesters/semester-words";
import { NBSP } from "~/vocabulary/typography";
import { type AskNames, askFields, askOf, type PlacementAsk } from "./placement-fields";
import { findPlacement, findPlacementOf } from "./placements.queries.server";

const GONE = "Ce semestre d’interne n’existe plus. Rechargez la page.";

interface Opening extends Partial<PlacementAsk> {
  candidateId: string;
  semesterId: string;
}

/**
 * Opens the semester of an intern: what they ask, nothing given yet. Already open, it is left as it is; withdrawn, it is
 * taken up again. Refuses somebody who has no file any more. Returns its id.
 */
export async function openPlacement(
  actor: Actor,
  { candidateId, semesterId, ...asked }: Opening,
): Promise<string> {
  const candidate = await Candidate.findById(candidateId, { householdId: 1 }).lean();
  if (!candidate) throw new UserFacingError("Cette personne n’a plus de dossier. Rechargez la page.");
  const known = await findPlacementOf(candidateId, semesterId);
  if (known) return takenUp(actor, known);
  const _id = newId();
  const { companions = [], ...ask } = asked;
  const values: Omit<PlacementRecord, keyof Aggregate> & { _id: string } = {
    ...{ _id, candidateId, semesterId, householdId: candidate.householdId, state: "wished" },
    ...{ levels: [], wishes: [], companions, knownPlaceIds: [], bed: { isNeeded: false }, ...ask },
    ...{ received: [], askedAt: now() },
  };
  const isNew = await create<PlacementRecord>(actor, Placement, values, [
    audit("placement.opened"),
    told(actor, values, `Semestre ouvert${NBSP}: ${semesterTitle(semesterId)}.`),
    ...companionsTold(values, [], companions),
  ]);
  if (isNew) return _id;
  const found = await findPlacementOf(candidateId, semesterId);
  return found?._id ?? _id;
}

/**
 * Writes what was changed of what an intern asks since its form was drawn (`before`); a companion’s semester says the
 * same of this intern. Refuses, showing both values, a field a colleague changed meanwhile.
 */
export async function updatePlacement(
  actor: Actor,
  placementId: string,
  {
    before,
    submitted,
    names,
  }: {
    before: Readonly<Record<string, unknown>>;
    submitted: PlacementAsk;
    names: AskNames;
  },
): Promise<void> {
  const fields = askFields(names);
  for (;;) {
    const placement = await findPlacement(placementId);
    if (!placement) throw new UserFacingError(GONE);
    const current = askOf(placement);
    const changes = changesOf(fields, { before, submitted, current });
    if (changes.length === 0) return;
    const saved = await commit<PlacementRecord>(actor, Placement, placementId, {
      onlyIf: { version: placement.version },
      ...writeOf(changes, submitted),
      effects: [
        audit("placement.updated", changes),
        told(
          actor,
          placement,
          `Semestre précisé${NBSP}: ${semesterTitle(placement.semesterId)}.`,
          differencesOf(fields, changes, { was: current, is: submitted }),
        ),
        ...companionsTold(placement, current.companions, submitted.companions),
      ],
    });
    if (saved) return;
  }
}

/**
 * Notes that an intern no longer comes: their seat and their bed are free at once. Already noted, it is left so; refuses
 * an intern who has already moved in.
 */
export async function withdrawPlacement(actor: Actor, placementId: string): Promise<void> {
  const placement = await findPlacement(placementId);
  if (!placement) throw new UserFacingError(GONE);
  if (placement.state === "withdrawn") return;
  await refuseArrived(placement);
  const { semesterId, candidateId, seat, lodged } = placement;
  await commit(actor, Placement, placementId, {
    onlyIf: { version: placement.version },
    refusal: "Un·e collègue vient de changer ce semestre. Rechargez la page, puis recommencez.",
    set: { state: "withdrawn" },
    effects: [
      audit("placement.withdrawn", ["state"]),
      told(actor, placement, `Ne vient plus${NBSP}: ${semesterTitle(semesterId)}.`),
      ...(seat ? [followUp("freeSeat", { placeId: seat.placeId, semesterId, candidateId })] : []),
      ...(lodged
        ? [followUp("callOffBed", { lodgingId: lodged.lodgingId, bookingId: lodged.bookingId })]
        : []),
    ],
  });
}

/** Notes that an intern comes after all: what they asked stands again, a seat and a bed are to be given. */
export async function reopenPlacement(actor: Actor, placementId: string): Promise<void> {
  const placement = await findPlacement(placementId);
  if (!placement) throw new UserFacingError(GONE);
  await takenUp(actor, placement);
}

/**
 * Notes which of the documents to bring were received, by their key; what the intern said of those that were looked at
 * is answered, received or not, and no longer shown.
 */
export async function noteReceived(
  actor: Actor,
  placementId: string,
  received: string[],
  lookedAt: readonly string[] = [],
): Promise<void> {
  await commit(actor, Placement, placementId, {
    refusal: GONE,
    set: { received },
    pull: { toldSent: { key: { $in: [...received, ...lookedAt] } } },
    effects: [audit("placement.updated", ["received"])],
  });
}

/** Keeps that an intern says a document was sent, once; one already received, or already said, is left as it is. */
export async function noteToldSent(
  actor: Actor,
  placementId: string,
  key: string,
  effects: Effect[],
): Promise<void> {
  await commit(actor, Placement, placementId, {
    onlyIf: { state: { $ne: "withdrawn" }, received: { $ne: key }, "toldSent.key": { $ne: key } },
    push: { toldSent: { key, at: now() } },
    effects: [audit("placement.updated", ["toldSent"]), ...effects],
  });
}

async function takenUp(actor: Actor, placement: PlacementRecord): Promise<string> {
  if (placement.state !== "withdrawn") return placement._id;
  await commit(actor, Placement, placement._id, {
    onlyIf: { state: "withdrawn" },
    set: { state: placement.seat ? "placed" : "wished" },
    effects: [
      audit("placement.opened", ["state"]),
      told(actor, placement, `Vient de nouveau${NBSP}: ${semesterTitle(placement.semesterId)}.`),
      followUp("noteSeat", { placementId: placement._id }),
    ],
  });
  return placement._id;
}

async function refuseArrived({ lodged }: PlacementRecord): Promise<void> {
  if (!lodged) return;
  const { bookingId: id, lodgingId } = lodged;
  const isIn = await Lodging.exists({
    _id: lodgingId,
    bookings: { $elemMatch: { id, checkedIn: { $exists: true }, state: { $ne: "cancelled" } } },
  });
  if (isIn)
    throw new UserFacingError(
      "L’interne est déjà dans son logement. Notez d’abord son départ, dans la page de l’hébergement.",
    );
}

/** Each companion named, or no longer named, is told to look at what this semester says. */
function companionsTold(
  { candidateId, semesterId }: Pick<PlacementRecord, "candidateId" | "semesterId">,
  was: PlacementAsk["companions"],
  is: PlacementAsk["companions"],
): Effect[] {
  const named = new Set([...was, ...is].map((companion) => companion.candidateId));
  return [...named].map((other) =>
    followUp("noteCompanion", { candidateId: other, semesterId, withId: candidateId }),
  );
}

/** Whom an intern lives with is family: no line of a semester is on the professional track. */
function told(
  { name }: Actor,
  { householdId, candidateId }: Pick<PlacementRecord, "householdId" | "candidateId">,
  text: string,
  changes: ReturnType<typeof differencesOf> = [],
): Effect {
  return entry({ householdId, kind: "change", text, changes, memberId: candidateId, authorName: name });
}
