import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";
import { carryOutViewAct } from "~/features/saved-views/saved-view-acts.commands.server";
import type { BoardAct } from "./board-acts.schema.server";
import { SCHOLARSHIP_BOARD } from "./card-addresses";
import { moveCard } from "./scholarship-board-acts.commands.server";

interface Done {
  message: string;
  /** Where it leads; a move leaves the board where it is. */
  to?: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the board at `here` and says what was done; refusals are those of each command. */
export async function carryOutBoardAct(user: User, act: BoardAct, here: string): Promise<Done> {
  if (!("candidateId" in act)) return { to: here, ...(await carryOutViewAct(user, act)) };
  const done = await carryOutMove(user, act);
  // The board is read again at once, from files that the relay keeps.
  await settle();
  return done;
}

async function carryOutMove(user: User, act: Extract<BoardAct, { candidateId: string }>): Promise<Done> {
  if (act.intent === "end-scholarship") return moveCard(user, act);
  if (act.pipeline !== SCHOLARSHIP_BOARD) return carryOutJourneyAct(user, act);
  return moveCard(user, act);
}
