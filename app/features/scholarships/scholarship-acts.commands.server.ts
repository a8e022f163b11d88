import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import type { SentFile } from "~/features/documents/documents.commands.server";
import { SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";
import {
  type DecisionInput,
  decideScholarship,
  putOnAgenda,
  takeBackDecision,
} from "./panel-decisions.commands.server";
import { askPapers, papersLetter } from "./paper-letters.server";
import type { ScholarshipAct } from "./scholarship-acts.schema.server";
import { groundOf } from "./scholarship-ground.queries.server";
import { acceptPaper, depositPaper, refusePaper, reviewPaper } from "./scholarship-papers.commands.server";
import { updateRequest } from "./scholarship-review.commands.server";
import { closeScholarship, moveScholarship, reopenScholarship } from "./scholarship-stages.commands.server";
import { getScholarship } from "./scholarships.queries.server";

/** What was done, in words, and what takes it back. */
interface Done {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the page of a scholarship; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutScholarshipAct(
  user: User,
  scholarshipId: string,
  act: ScholarshipAct,
  files: readonly SentFile[] = [],
): Promise<Omit<Toast, "id">> {
  const scholarship = await getScholarship(user, scholarshipId);
  const { message, undo } = await carryOut(user, scholarship, act, files);
  await settle();
  const action = `/scholarships/${scholarshipId}?index`;
  return { message, undo: undo && { action, fields: undo } };
}

async function carryOut(
  user: User,
  scholarship: ScholarshipRecord,
  act: ScholarshipAct,
  files: readonly SentFile[],
): Promise<Done> {
  const { _id: id } = scholarship;
  switch (act.intent) {
    case "request":
    case "review":
    case "exclusion": {
      const { intent: _, before, ...card } = act;
      await updateRequest(user, id, before, card);
      return { message: "Enregistré." };
    }
    case "move":
      await moveScholarship(user, id, act);
      return {
        message: `Bourse à l’étape «${NBSP}${SCHOLARSHIP_STAGES[act.to].fr}${NBSP}».`,
        undo: { intent: "move", from: act.to, to: act.from },
      };
    case "close":
      await closeScholarship(user, id, act);
      return { message: "Bourse laissée sans suite.", undo: { intent: "reopen" } };
    case "reopen":
      await reopenScholarship(user, id);
      return { message: "Bourse rouverte." };
    case "agenda":
      await putOnAgenda(user, id, act.sessionId);
      return { message: "Bourse à l’ordre du jour.", undo: { intent: "move", from: "panel", to: "review" } };
    case "decide":
      await decideScholarship(user, id, decisionOf(act));
      return { message: "Décision notée.", undo: { intent: "undecide" } };
    case "undecide":
      await takeBackDecision(user, id);
      return { message: "Décision reprise : la bourse attend de nouveau la commission." };
    default:
      return carryOutPaperAct(user, scholarship, act, files);
  }
}

type PaperAct = Extract<
  ScholarshipAct,
  { intent: "paper-add" | "paper-accept" | "paper-review" | "paper-refuse" | "papers-ask" }
>;

async function carryOutPaperAct(
  user: User,
  scholarship: ScholarshipRecord,
  act: PaperAct,
  files: readonly SentFile[],
): Promise<Done> {
  const { _id: id } = scholarship;
  switch (act.intent) {
    case "paper-add": {
      await depositPaper(user, scholarship, { key: act.itemId, files });
      return { message: "Pièce ajoutée, à vérifier." };
    }
    case "paper-accept":
      await acceptPaper(user, id, act.itemId);
      return { message: "Pièce vérifiée.", undo: { intent: "paper-review", itemId: act.itemId } };
    case "paper-review":
      await reviewPaper(user, id, act.itemId);
      return { message: "Pièce à vérifier de nouveau." };
    case "paper-refuse": {
      const { papers } = await groundOf(scholarship);
      const asked = { papers: [papers.get(act.itemId) ?? act.itemId], reason: act.reason };
      const effects = await papersLetter(user, scholarship, asked);
      await refusePaper(user, id, { key: act.itemId, reason: act.reason, effects });
      return {
        message:
          effects.length > 0 ? "Pièce redemandée par mail." : "Pièce à redemander : aucune adresse e-mail.",
      };
    }
    case "papers-ask":
      await askPapers(user, scholarship);
      return { message: "Pièces demandées par mail." };
  }
}

type NotedDecision = Omit<Extract<ScholarshipAct, { intent: "decide" }>, "intent">;

/** A decision as its command reads it. */
export function decisionOf(noted: NotedDecision): DecisionInput {
  const { result, actNumber, on, words, votesFor, votesAgainst, votesAbstained } = noted;
  const votes = { for: votesFor, against: votesAgainst, abstained: votesAbstained };
  return { result, votes, actNumber, on, words };
}
