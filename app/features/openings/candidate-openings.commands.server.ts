import { Candidate, type CandidateRecord } from "#models/candidate";
import type { OpeningRecord } from "#models/opening";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { openingTitle } from "./opening-card";
import { fillOpening, reopenOpening } from "./openings.commands.server";
import { getOpening } from "./openings.queries.server";
import type { CandidateOpeningAct } from "./openings.schema.server";

const MOST_LINKED = 20;

type Named = Pick<OpeningRecord, "_id" | "structureName" | "kind" | "specialty" | "state">;

interface Told {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the page of a candidate's openings and says what was done. */
export async function carryOutCandidateOpeningAct(
  actor: Actor,
  candidate: CandidateRecord,
  { intent, openingId }: CandidateOpeningAct,
): Promise<Told> {
  const opening = await getOpening(openingId);
  const told = await carryOut(actor, candidate, opening, intent);
  // The page that follows shows what the effects wrote.
  await settle();
  return told;
}

async function carryOut(
  actor: Actor,
  candidate: CandidateRecord,
  opening: OpeningRecord,
  intent: CandidateOpeningAct["intent"],
): Promise<Told> {
  const openingId = opening._id;
  switch (intent) {
    case "link":
      await linkOpening(actor, candidate, opening);
      return { message: "Ouverture reliée à ce projet.", undo: { intent: "unlink", openingId } };
    case "unlink":
      await unlinkOpening(actor, candidate, opening);
      return {
        message: "Ouverture déliée de ce projet.",
        ...(opening.state === "open" ? { undo: { intent: "link", openingId } } : {}),
      };
    case "fill":
      await fillOpening(actor, openingId, candidate._id);
      return { message: "Ouverture pourvue.", undo: { intent: "reopen", openingId } };
    case "reopen":
      await reopenOpening(actor, openingId);
      return { message: "Ouverture à pourvoir." };
  }
}

/** Links an opening to a candidate's project; twice is once. Refuses one no longer to fill, and more than 20. */
export async function linkOpening(actor: Actor, candidate: CandidateRecord, opening: Named): Promise<void> {
  const linked = candidate.openings ?? [];
  if (linked.some(({ openingId }) => openingId === opening._id)) return;
  requireOpen(opening);
  if (linked.length >= MOST_LINKED) {
    throw new UserFacingError(`${MOST_LINKED} ouvertures au plus : déliez celles qui ne conviennent plus.`);
  }
  await commit(actor, Candidate, candidate._id, {
    onlyIf: { "openings.openingId": { $ne: opening._id } },
    push: { openings: { openingId: opening._id, linkedAt: now(), by: actor.id } },
    effects: effectsOf(actor, candidate, `Ouverture reliée${NBSP}: ${nameOf(opening)}.`),
  });
}

/** Refuses an opening that is no longer to fill. */
export function requireOpen({ state }: Pick<OpeningRecord, "state">): void {
  if (state !== "open") {
    throw new UserFacingError("Cette ouverture n’est plus à pourvoir : choisissez-en une autre.");
  }
}

/** Takes an opening off a candidate's project; one that is not there is no error. */
export async function unlinkOpening(actor: Actor, candidate: CandidateRecord, opening: Named): Promise<void> {
  await commit(actor, Candidate, candidate._id, {
    onlyIf: { "openings.openingId": opening._id },
    pull: { openings: { openingId: opening._id } },
    effects: effectsOf(actor, candidate, `Ouverture déliée${NBSP}: ${nameOf(opening)}.`),
  });
}

function effectsOf(actor: Actor, { _id, householdId }: CandidateRecord, text: string): Effect[] {
  return [
    audit("candidate.updated", ["openings"]),
    entry({
      householdId,
      track: "professional",
      kind: "change",
      text,
      memberId: _id,
      authorName: actor.name,
    }),
    followUp("refreshFile", { householdId }),
  ];
}

function nameOf(opening: Named): string {
  return `${opening.structureName} (${lowerFirst(openingTitle(opening))})`;
}
