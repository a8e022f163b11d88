import type { HouseholdRecord, NextAction } from "#models/household";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { type Colleague, findReferent } from "~/features/accounts/accounts.queries.server";
import { getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { withdrawJourney } from "~/features/candidates/journey-withdrawal.commands.server";
import { deleteEntry, restoreEntry } from "~/features/entries/entries.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import {
  assignReferent,
  completeNextAction,
  setNextAction,
} from "~/features/households/households.commands.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { carryOutFromFile } from "~/features/journeys/journey-moves.commands.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { makePromise } from "~/features/promises/promises.commands.server";
import { carryOutTaskAct } from "~/features/tasks/task-acts.commands.server";
import { isTaskAct, type TaskAct } from "~/features/tasks/tasks.schema.server";
import { redatePlanned, undoRedating } from "~/features/templates/redating.commands.server";
import { settleCorrection } from "~/features/triage/correction.commands.server";
import { getSubmission } from "~/features/triage/triage.queries.server";
import { formatCount, formatDay } from "~/vocabulary/typography";
import { undoReply } from "./file.commands.server";
import type { FileAct } from "./file.schema.server";
import { writeNote } from "./file-notes.commands.server";
import { restoreChange } from "./file-restore.commands.server";

interface Done {
  message: string;
  undo?: Record<string, string>;
  /** What the next page starts with, in its address. */
  search?: string;
  /** The next page, when it is not the file. */
  to?: string;
}

/** Carries out one act of the file's page and says what was done; refusals are those of each command. */
export async function carryOutFileAct(user: User, householdId: string, act: FileAct): Promise<Done> {
  const household = await getHousehold(user, householdId);
  const done = isTaskAct(act)
    ? await carryOutTaskAct(user, householdId, act)
    : await carryOut(user, household, act);
  if (act.intent === "undo-reply") await undoReply(user, household, act.mailId);
  // The page that follows shows what the effects wrote.
  await settle();
  return done;
}

async function carryOut(
  user: User,
  household: HouseholdRecord,
  act: Exclude<FileAct, TaskAct>,
): Promise<Done> {
  const householdId = household._id;
  switch (act.intent) {
    case "note":
      return noteDown(user, household, act);
    case "promise":
      await makePromise(user, household, act);
      return { message: `C’est promis pour ${formatDay(act.dueOn)}.` };
    case "delete-note":
      await deleteEntry(user, householdId, act.entryId);
      return {
        message: "Note à la corbeille pour 30 jours.",
        undo: { intent: "restore-note", entryId: act.entryId },
      };
    case "restore-note":
      await restoreEntry(user, householdId, act.entryId);
      return { message: "Note rétablie." };
    case "restore-change":
      await restoreChange(user, household, act);
      return { message: "Valeur précédente rétablie." };
    case "set-next":
      await setNextAction(user, householdId, await nextOf(act));
      return { message: "Prochaine action enregistrée." };
    case "complete":
      await completeNextAction(user, householdId, act.done, await nextOf(act));
      return { message: "C’est fait, et la suite est notée." };
    case "undo-reply":
      return { message: "Message annulé : il n’est pas parti." };
    case "move-stage":
    case "undo-move":
    case "exit":
      return carryOutFromFile(user, household, act);
    case "start-journey": {
      const { candidateId, pipeline } = act;
      const undo = { intent: "withdraw-journey", candidateId, pipeline };
      return { ...(await carryOutFromFile(user, household, act)), undo };
    }
    case "withdraw-journey":
      await withdrawJourney(user, await getCandidateOfFile(household, act.candidateId), act.pipeline);
      return { message: "Parcours refermé." };
    case "arrival":
      return moveArrival(user, household, act);
    case "redate":
    case "keep-dates":
      return settleDates(user, household, act);
    case "undo-dates":
      await undoRedating(user, householdId, act.actId);
      return { message: "Les tâches ont retrouvé leur jour." };
    case "open-need":
      await openNeed(user, householdId, act.kind);
      return { message: "Besoin ouvert." };
    case "accept-correction":
    case "refuse-correction": {
      const { submission } = await getSubmission(user, act.submissionId);
      const isAccepted = act.intent === "accept-correction";
      await settleCorrection(user, submission, act.correctionId, isAccepted);
      return { message: isAccepted ? "Correction acceptée." : "Correction laissée de côté." };
    }
    case "assign": {
      const referent = await requireReferent(act.referentId);
      await assignReferent(user, householdId, referent, household.referentId);
      return { message: `Dossier confié à ${referent.name}.` };
    }
  }
}

async function noteDown(
  user: User,
  household: HouseholdRecord,
  note: Extract<FileAct, { intent: "note" }>,
): Promise<Done> {
  const { entryId, said } = await writeNote(user, household, note);
  const message = note.visitOn ? "Visite notée." : "Note ajoutée.";
  return { message: message + said, search: `?promesse=${entryId}` };
}

async function moveArrival(
  user: User,
  { _id }: HouseholdRecord,
  { was, arrivalOn: is }: Extract<FileAct, { intent: "arrival" }>,
): Promise<Done> {
  await changeArrival(user, _id, { was, is });
  const message = is ? `Arrivée le ${formatDay(is)}.` : "Date d’arrivée retirée.";
  return { message, undo: { intent: "arrival", was: is ?? "", arrivalOn: was ?? "" } };
}

async function settleDates(
  user: User,
  household: HouseholdRecord,
  { intent, shown }: Extract<FileAct, { intent: "redate" | "keep-dates" }>,
): Promise<Done> {
  const isKept = intent === "keep-dates";
  const { actId, count } = await redatePlanned(user, household, { shown, isKept });
  const message = isKept
    ? "Les tâches gardent leur jour."
    : `${formatCount(count, "tâche redatée", "tâches redatées")}.`;
  return { message, undo: { intent: "undo-dates", actId } };
}

async function nextOf({ label, dueOn, ownerId }: Pick<NextAction, "label" | "dueOn" | "ownerId">) {
  const { _id } = await requireReferent(ownerId);
  return { label, dueOn, ownerId: _id, origin: "typed" as const };
}

/** A colleague who may follow files; 404 for anybody else. */
async function requireReferent(id: string): Promise<Colleague> {
  const referent = await findReferent(id);
  if (!referent) throw new Response("Introuvable", { status: 404 });
  return referent;
}
