import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";
import { carryOutViewAct } from "~/features/saved-views/saved-view-acts.commands.server";
import type { BoardAct } from "./board-acts.schema.server";

interface Done {
  message: string;
  /** Where it leads; a move leaves the board where it is. */
  to?: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the board at `here` and says what was done; refusals are those of each command. */
export async function carryOutBoardAct(user: User, act: BoardAct, here: string): Promise<Done> {
  if (!("candidateId" in act)) return { to: here, ...(await carryOutViewAct(user, act)) };
  const done = await carryOutJourneyAct(user, act);
  // The board is read again at once, from files that the relay keeps.
  await settle();
  return done;
}
