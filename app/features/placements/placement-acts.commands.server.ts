import type { CandidateRecord } from "#models/candidate";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { restoreBooking } from "~/features/lodgings/bookings.commands.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import { NBSP } from "~/vocabulary/typography";
import { askChoices, askNames } from "./ask-choices.queries.server";
import type { PlacementAsk } from "./placement-fields";
import {
  openPlacement,
  reopenPlacement,
  updatePlacement,
  withdrawPlacement,
} from "./placements.commands.server";
import { getPlacement } from "./placements.queries.server";
import type { AskInput, PlacementAct } from "./placements.schema.server";

interface Done {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the page of an intern’s semesters and says what was done; refusals are those of each command. */
export async function carryOutPlacementAct(
  user: User,
  candidate: CandidateRecord,
  act: PlacementAct,
): Promise<Done> {
  const done = await carryOut(user, candidate, act);
  // The page that follows shows what the effects wrote.
  await settle();
  return done;
}

async function carryOut(user: User, candidate: CandidateRecord, act: PlacementAct): Promise<Done> {
  switch (act.intent) {
    case "open":
      await openPlacement(user, { candidateId: candidate._id, semesterId: act.semesterId });
      return {
        message: `${semesterTitle(act.semesterId)} ouvert. Précisez ce que ${candidate.firstName} demande.`,
      };
    case "withdraw":
      return withdraw(user, candidate, act.placementId);
    case "reopen":
      return reopen(user, act);
  }
}

/** Its undo carries what was given, to be given again. */
async function withdraw(user: User, candidate: CandidateRecord, placementId: string): Promise<Done> {
  const { seat, lodged } = await getPlacement(user, placementId);
  await withdrawPlacement(user, placementId);
  return {
    message: `C’est noté${NBSP}: ${candidate.firstName} ne vient plus. Sa place et son lit sont libres.`,
    undo: {
      ...{ intent: "reopen", placementId },
      ...(seat ? { placeId: seat.placeId } : {}),
      ...(lodged ? { lodgingId: lodged.lodgingId, bookingId: lodged.bookingId } : {}),
    },
  };
}

async function reopen(user: User, act: Extract<PlacementAct, { intent: "reopen" }>): Promise<Done> {
  const { _id: placementId, semesterId, candidateId } = await getPlacement(user, act.placementId);
  await reopenPlacement(user, placementId);
  const { placeId, lodgingId, bookingId } = act;
  const refusals = [
    placeId && (await refusalOf(giveSeat(user, placeId, semesterId, { candidateId, placementId }))),
    lodgingId && bookingId && (await refusalOf(restoreBooking(user, lodgingId, bookingId))),
  ].filter(Boolean);
  if (refusals.length === 0) return { message: "Son semestre est repris." };
  return { message: `Son semestre est repris, mais pas tout ce qui était donné. ${refusals.join(" ")}` };
}

/** What was freed may no longer be given: that is no reason to refuse the rest. */
async function refusalOf(act: Promise<unknown>): Promise<string | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  }
}

/**
 * Writes what an intern asks from its form: companions of files this colleague does not see, which the form does not
 * show, stay.
 */
export async function saveAsk(user: User, placementId: string, input: AskInput): Promise<void> {
  const placement = await getPlacement(user, placementId);
  const { companions: choices } = await askChoices(user, placement);
  const shown = new Set(choices.map(({ value }) => value));
  const unseen = placement.companions.filter(({ candidateId }) => !shown.has(candidateId));
  const submitted = askFrom(input, unseen, shown);
  const named = [...submitted.knownPlaceIds, ...submitted.wishes.flatMap(({ placeId }) => placeId ?? [])];
  const before = [...placement.knownPlaceIds, ...placement.wishes.flatMap(({ placeId }) => placeId ?? [])];
  const names = await askNames([...named, ...before]);
  await updatePlacement(user, placementId, { before: input.before, submitted, names });
  await settle();
}

function askFrom(
  input: AskInput,
  unseen: PlacementAsk["companions"],
  shown: ReadonlySet<string>,
): PlacementAsk {
  const { levels, wishes, companions, hasCar, wantsOnCall, isBedNeeded, fromOn, toOn, knownPlaceIds, note } =
    input;
  const chosen = new Map(
    companions.filter(({ candidateId }) => shown.has(candidateId)).map((one) => [one.candidateId, one]),
  );
  return {
    ...{
      levels,
      wishes,
      companions: [...chosen.values(), ...unseen],
      hasCar,
      wantsOnCall,
      knownPlaceIds,
      note,
    },
    bed: { isNeeded: isBedNeeded, ...(fromOn ? { fromOn } : {}), ...(toOn ? { toOn } : {}) },
  };
}
