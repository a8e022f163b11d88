import type { PanelSessionRecord } from "#models/panel-session";
import type { PanelDecision, ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { PANEL_RESULTS, type PanelResult } from "~/vocabulary/scholarship-states";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { getSession } from "./panel-sessions.queries.server";
import {
  backTo,
  changeScholarship,
  type Decided,
  planning,
  reaching,
  told,
} from "./scholarship-changes.commands.server";
import { steppingTo } from "./scholarship-stages.commands.server";

/**
 * Puts a scholarship under review on the agenda of a session, or moves one that waits for its panel to another session.
 * Refuses a session that is over, and a scholarship whose review is not written.
 */
export async function putOnAgenda(actor: Actor, scholarshipId: string, sessionId: string): Promise<void> {
  const session = await getSession(sessionId);
  if (session.isClosed) throw new UserFacingError("Cette séance est terminée. Choisissez-en une autre.");
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    if (scholarship.stage !== "panel") return steppingTo(actor, scholarship, "panel", session);
    if (scholarship.panel?.sessionId === sessionId) return null;
    return {
      set: { panel: { sessionId } },
      effects: [
        audit("scholarship.updated", ["panel"]),
        told(actor, scholarship, `Bourse${NBSP}: passe en commission le ${formatDayLong(session.on)}.`),
        planning(scholarshipId),
      ],
    };
  });
}

export interface DecisionInput {
  result: PanelResult;
  votes: { for: number; against: number; abstained: number };
  actNumber?: string;
  /** The day of the act; that of the session unless said otherwise. */
  on?: Day;
  words?: string;
}

/**
 * Notes what a session decided of a scholarship: granted, it goes on to its agreement on frozen terms; refused, it has no
 * sequel; put off, it is back under review. Refuses a session to come, more votes than members present, a decision without
 * its act, and to grant what the terms exclude without a reason.
 */
export async function decideScholarship(
  actor: Actor,
  scholarshipId: string,
  input: DecisionInput,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const { stage, panel } = scholarship;
    if (stage !== "panel" || !panel)
      throw new UserFacingError("Cette bourse n’est pas à l’ordre du jour d’une séance. Rechargez la page.");
    const session = await getSession(panel.sessionId);
    refuseImpossible(session, input);
    const { result, votes, actNumber } = input;
    const decision = { sessionId: session._id, result, votes, actNumber, on: input.on ?? session.on };
    const decided = await followingOf(actor, { ...scholarship, panel: decision }, input);
    return {
      ...decided,
      effects: [
        audit("scholarship.decided", [result]),
        noted(actor, scholarship, decision),
        ...decided.effects,
      ],
    };
  });
}

function refuseImpossible(
  { on, members }: PanelSessionRecord,
  { result, votes, actNumber, on: decidedOn = on }: DecisionInput,
): void {
  if (on > toDay(now()))
    throw new UserFacingError(
      `La séance a lieu le ${formatDayLong(on)}. Notez sa décision ce jour-là ou après.`,
    );
  if (decidedOn < on)
    throw new UserFacingError("L’acte ne peut pas précéder la séance. Corrigez sa date.", { field: "on" });
  const present = members.filter(({ isPresent }) => isPresent).length;
  const cast = votes.for + votes.against + votes.abstained;
  if (present === 0) throw new UserFacingError("Notez d’abord qui est présent, sur la page de la séance.");
  if (cast > present)
    throw new UserFacingError(
      `${cast} voix pour ${present} membres présents${NBSP}: corrigez les voix, ou qui est présent.`,
      { field: "votesFor" },
    );
  if (result !== "postponed" && !actNumber)
    throw new UserFacingError("Donnez le numéro de l’acte.", { field: "actNumber" });
}

async function followingOf(
  actor: Actor,
  scholarship: ScholarshipRecord & { panel: PanelDecision },
  { result, words }: DecisionInput,
): Promise<Decided> {
  const { panel, postponed, _id } = scholarship;
  if (result === "granted") {
    const { set, ...others } = await steppingTo(actor, scholarship, "agreement");
    return { ...others, set: { ...set, panel } };
  }
  if (result === "postponed") {
    return {
      set: { ...reaching(actor, scholarship, "review"), postponed: [...postponed, panel] },
      unset: ["panel"],
      effects: [planning(_id)],
    };
  }
  const end = { reason: "refused" as const, on: panel.on ?? toDay(now()), ...(words ? { words } : {}) };
  return {
    set: { ...reaching(actor, scholarship, "closed"), panel, end },
    effects: [planning(_id)],
  };
}

/**
 * Takes a decision back: the scholarship waits for its panel again, at the same session. Refuses one that nobody decided,
 * and one whose agreement was begun.
 */
export async function takeBackDecision(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    const { stage, panel, postponed, agreements, end } = scholarship;
    const putOff = stage === "review" ? postponed.at(-1) : undefined;
    const sessionId = putOff?.sessionId ?? (panel?.result ? panel.sessionId : undefined);
    const isEnded = stage === "closed" && end?.reason === "refused";
    if (!sessionId || !(putOff || isEnded || stage === "agreement" || stage === "panel"))
      throw new UserFacingError("Cette bourse n’a pas de décision à reprendre. Rechargez la page.");
    if (stage === "agreement" && agreements.length > 0)
      throw new UserFacingError(
        "Une convention est déjà écrite. Ramenez la bourse à « Commission » depuis le tableau.",
      );
    return {
      set: {
        ...{ ...backTo(actor, scholarship, "panel"), panel: { sessionId } },
        ...(putOff ? { postponed: postponed.slice(0, -1) } : {}),
      },
      unset: ["end"],
      effects: [
        audit("scholarship.updated", ["panel"]),
        told(actor, scholarship, "Bourse : décision de la commission reprise."),
        planning(scholarshipId),
      ],
    };
  });
}

function noted(
  actor: Actor,
  scholarship: ScholarshipRecord,
  { result, votes, actNumber, on }: PanelDecision,
) {
  const act = actNumber ? `, acte n°${NBSP}${actNumber}` : "";
  const counted = votes
    ? ` (${votes.for} pour, ${votes.against} contre, ${votes.abstained} abstentions)`
    : "";
  const words = result ? PANEL_RESULTS[result].fr : "";
  return told(
    actor,
    scholarship,
    `Bourse ${words} par la commission${on ? ` le ${formatDayLong(on)}` : ""}${counted}${act}.`,
  );
}
