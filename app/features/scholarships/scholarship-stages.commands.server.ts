import type { PanelSessionRecord } from "#models/panel-session";
import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isDuplicateKey } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { markVersionUsed } from "~/features/programmes/programmes.commands.server";
import {
  type ChosenEnd,
  NEXT_SCHOLARSHIP_STAGES,
  SCHOLARSHIP_ENDS,
  SCHOLARSHIP_STAGES,
  type ScholarshipStage,
} from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";
import { findNextSession, findSession } from "./panel-sessions.queries.server";
import {
  backTo,
  changeScholarship,
  type Decided,
  planning,
  reaching,
  told,
} from "./scholarship-changes.commands.server";
import { groundOf } from "./scholarship-ground.queries.server";
import { SECOND } from "./scholarship-opening.commands.server";
import { stageRefusal } from "./stage-conditions";

const MOVED = "Un·e collègue vient de changer cette bourse. Rechargez la page, puis recommencez.";

export interface StageMove {
  from: ScholarshipStage;
  to: ScholarshipStage;
}

/**
 * Moves a scholarship to a stage that follows its own, with what goes with it: the agenda of the next session, the terms
 * frozen for an agreement. Refuses one that is no longer at `from`, what the stage still misses, and « sans suite », which
 * asks for a reason: see `closeScholarship`.
 */
export async function moveScholarship(
  actor: Actor,
  scholarshipId: string,
  { from, to }: StageMove,
): Promise<void> {
  if (to === "closed")
    throw new UserFacingError("Dites d’abord pourquoi cette bourse reste sans suite, sur sa page.");
  if (from === "closed") return reopenScholarship(actor, scholarshipId, to);
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    if (scholarship.stage !== from) throw new UserFacingError(MOVED);
    return steppingTo(actor, scholarship, to);
  });
}

/** What to write for a scholarship to go on to a stage; refuses in words one whose conditions are not met. */
export async function steppingTo(
  actor: Actor,
  scholarship: ScholarshipRecord,
  to: ScholarshipStage,
  session?: PanelSessionRecord,
): Promise<Decided & { set: Partial<ScholarshipRecord> }> {
  const reached = reaching(actor, scholarship, to);
  const ground = await groundOf(scholarship);
  const sitting = to === "panel" ? (session ?? (await sessionFor(scholarship))) : undefined;
  const refusal = stageRefusal(scholarship, to, { ...ground, sessionOn: sitting?.on });
  if (refusal) throw new UserFacingError(refusal);
  return {
    set: {
      ...reached,
      ...(sitting ? { panel: panelAt(scholarship, sitting) } : {}),
      ...(to === "agreement" ? { terms: await frozenTerms(actor, scholarship) } : {}),
    },
    unset: to === "review" ? ["panel"] : [],
    effects: [
      audit("scholarship.moved", [to]),
      told(
        actor,
        scholarship,
        `Bourse «${NBSP}${ground.programme}${NBSP}»${NBSP}: ${SCHOLARSHIP_STAGES[to].fr}.`,
      ),
      planning(scholarship._id),
    ],
  };
}

/** Back from its agreement, what was decided stands until it is decided again. */
function panelAt({ stage, panel }: ScholarshipRecord, { _id: sessionId }: PanelSessionRecord) {
  return stage === "agreement" && panel ? panel : { sessionId };
}

/** Frozen once: the programme marks its version as used before anything is copied from it. */
async function frozenTerms(actor: Actor, { terms, programmeId, versionId }: ScholarshipRecord) {
  return terms ?? (await markVersionUsed(actor, programmeId, versionId));
}

/** Back from the agreement, the session that decided; otherwise the next to come. */
async function sessionFor({ panel }: ScholarshipRecord): Promise<PanelSessionRecord | null> {
  return (panel && (await findSession(panel.sessionId))) ?? findNextSession(toDay(now()));
}

/**
 * Takes back the last move of a scholarship, whatever follows what: it is again where it was. Refuses when it has moved
 * since, or was not there.
 */
export async function takeBackMove(
  actor: Actor,
  scholarshipId: string,
  { from, to }: StageMove,
): Promise<void> {
  if (from === "closed" || NEXT_SCHOLARSHIP_STAGES[from].includes(to))
    return moveScholarship(actor, scholarshipId, { from, to });
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    const { stage, history } = scholarship;
    if (stage !== from || history.at(-2)?.stage !== to) throw new UserFacingError(MOVED);
    return {
      set: backTo(actor, scholarship, to),
      effects: [
        audit("scholarship.moved", [to]),
        told(actor, scholarship, `Bourse ramenée à «${NBSP}${SCHOLARSHIP_STAGES[to].fr}${NBSP}».`),
        planning(scholarshipId),
      ],
    };
  });
}

/**
 * Ends a scholarship before its agreement is signed, for a reason; it may be opened again. Refuses one that is signed, and
 * one that is already over.
 */
export async function closeScholarship(
  actor: Actor,
  scholarshipId: string,
  { reason, words }: { reason: ChosenEnd; words?: string },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const reached = reaching(actor, scholarship, "closed");
    const ground = await groundOf(scholarship);
    const refusal = stageRefusal(scholarship, "closed", ground);
    if (refusal) throw new UserFacingError(refusal);
    return {
      set: { ...reached, end: { reason, on: toDay(now()), ...(words ? { words } : {}) } },
      effects: [
        audit("scholarship.closed", [reason]),
        told(
          actor,
          scholarship,
          `Bourse «${NBSP}${ground.programme}${NBSP}» sans suite${NBSP}: ${SCHOLARSHIP_ENDS[reason].fr}.`,
        ),
        planning(scholarshipId),
      ],
    };
  });
}

/**
 * Opens again a scholarship that had no sequel, at the stage it left, or at the request when that is asked; what a panel
 * granted stands, what it refused is to be decided again. Refuses when another of the same programme was opened since for the same person.
 */
export async function reopenScholarship(
  actor: Actor,
  scholarshipId: string,
  to?: ScholarshipStage,
): Promise<void> {
  const decide = (scholarship: ScholarshipRecord): Decided => {
    const { stage, history, panel } = scholarship;
    const left = history.at(-2)?.stage ?? "requested";
    const reached =
      stage === "closed" && (to ?? left) === left
        ? backTo(actor, scholarship, left)
        : reaching(actor, scholarship, to ?? left);
    const isHeard = panel && reached.stage === "panel";
    return {
      set: { ...reached, ...(isHeard ? { panel: { sessionId: panel.sessionId } } : {}) },
      unset: ["end", ...(isHeard || reached.stage === "agreement" ? [] : (["panel"] as const))],
      effects: [
        audit("scholarship.reopened"),
        told(actor, scholarship, "Bourse rouverte."),
        planning(scholarshipId),
      ],
    };
  };
  try {
    await changeScholarship(actor, scholarshipId, decide);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(SECOND);
  }
}
