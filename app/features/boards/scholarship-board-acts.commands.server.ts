import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import {
  closeScholarship,
  moveScholarship,
  takeBackMove,
} from "~/features/scholarships/scholarship-stages.commands.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { SCHOLARSHIP_STAGES, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import type { BoardAct } from "./board-acts.schema.server";
import { SCHOLARSHIP_BOARD } from "./card-addresses";

type CardAct = Extract<BoardAct, { candidateId: string }>;

interface Moved {
  message: string;
  undo?: Record<string, string>;
}

/**
 * Moves a scholarship from a column of its board to another, takes that back, or ends it without sequel; 404 for a file
 * this colleague does not see, and for a column that is none.
 */
export async function moveCard(user: User, act: CardAct): Promise<Moved> {
  if (!roleCan(user.role, "households:write") || !("from" in act)) throw notFound();
  const { candidateId: id, intent } = act;
  const move = { from: stageOf(act.from), to: stageOf(act.to) };
  const { name } = await getScholarship(user, id);
  if (intent === "end-scholarship") await closeScholarship(user, id, act);
  else if (intent === "undo-move") {
    await takeBackMove(user, id, move);
    return { message: "Déplacement annulé." };
  } else await moveScholarship(user, id, move);
  return {
    message: `${name}${NBSP}: « ${SCHOLARSHIP_STAGES[move.to].fr} ».`,
    undo: {
      ...{ intent: "undo-move", candidateId: id, pipeline: SCHOLARSHIP_BOARD },
      ...{ from: move.to, to: move.from },
    },
  };
}

function stageOf(key: string): ScholarshipStage {
  if (!isOneOf(SCHOLARSHIP_STAGES, key)) throw notFound();
  return key;
}
