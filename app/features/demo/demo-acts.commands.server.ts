import type { Interest } from "#models/submission";
import { PUBLIC } from "~/core/auth/actor";
import { exitJourney, moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { recordCall, sendReply, undoReply } from "~/features/file/file.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import {
  completeNextAction,
  recordNote,
  setNextAction,
} from "~/features/households/households.commands.server";
import { correctInterest, submitInterest } from "~/features/interest-form/interest-form.commands.server";
import { keepPromise, makePromise } from "~/features/promises/promises.commands.server";
import { getPromise } from "~/features/promises/promises.queries.server";
import { listTasksOfFile } from "~/features/tasks/tasks.queries.server";
import { attachSubmission, openFile } from "~/features/triage/triage.commands.server";
import type { ExitDecider, ExitReason } from "~/vocabulary/pipelines";
import type { PersonKey } from "./demo-accounts.commands.server";
import {
  type Act,
  candidateOf,
  householdIdOf,
  householdOf,
  type Scene,
  say,
  submissionOf,
  workingDay,
} from "./demo-scene.commands.server";

/** The colleague opens a file from the request. */
export const opened: Act = async (scene) => {
  const { user } = scene;
  await openFile(user, await submissionOf(scene), { _id: user.id, name: user.name, email: user.email });
};

/** The colleague writes to the person; the greeting and the closing words are added. */
export function wrote(subject: string, text: string): Act {
  return async (scene) => {
    await write(scene, subject, text);
  };
}

/** The colleague writes, then calls the message back within its ten seconds. */
export function wroteThenUndid(subject: string, text: string): Act {
  return async (scene) => {
    const mailId = await write(scene, subject, text);
    await undoReply(scene.user, await householdOf(scene), mailId);
  };
}

interface Call {
  text?: string;
  missed?: boolean;
  next: string;
  /** Working days from the call. */
  inDays: number;
}

/** The colleague calls the person. */
export function called({ text = "", missed = false, next, inDays }: Call): Act {
  return async (scene) => {
    const { _id: candidateId } = await candidateOf(scene);
    await recordCall(scene.user, await householdOf(scene), {
      candidateId,
      isReached: !missed,
      text: say(scene, text),
      nextLabel: say(scene, next),
      nextOn: workingDay(inDays),
    });
  };
}

/** The colleague writes a note. */
export function noted(text: string, by?: PersonKey): Act {
  return async (scene) => {
    await recordNote(by ? scene.cast.staff[by] : scene.user, householdIdOf(scene), say(scene, text));
  };
}

/** The colleague promises something to the household, for a day counted in working days. */
export function promised(label: string, inDays: number): Act {
  return async (scene) => {
    const promise = { label: say(scene, label), dueOn: workingDay(inDays) };
    await makePromise(scene.user, await householdOf(scene), promise);
  };
}

/** The colleague keeps what was promised. */
export const kept: Act = async (scene) => {
  const tasks = await listTasksOfFile(householdIdOf(scene));
  const promise = tasks.find(({ state, kind }) => state === "open" && kind === "promise");
  if (promise) await keepPromise(scene.user, await getPromise(scene.user, promise._id));
};

/** The colleague decides what comes next. */
export function plans(label: string, inDays: number): Act {
  return (scene) => setNextAction(scene.user, householdIdOf(scene), nextAction(scene, label, inDays));
}

/** The colleague did what was to be done, and says what comes next. */
export function did(label: string, inDays: number): Act {
  return async (scene) => {
    const { nextAction: done } = await householdOf(scene);
    const next = nextAction(scene, label, inDays);
    await completeNextAction(scene.user, householdIdOf(scene), done?.label ?? "", next);
  };
}

/** The candidate moves to a stage of their journey. */
export function movedTo(stage: string): Act {
  return async (scene) => {
    const candidate = await candidateOf(scene);
    const [journey] = candidate.journeys;
    if (!journey) throw new Error("a candidate always has a journey");
    await moveStage(scene.user, candidate, { pipeline: journey.pipeline, from: journey.stage, to: stage });
  };
}

interface Leaving {
  reason: ExitReason;
  decidedBy: ExitDecider;
  /** Working days from then on which the person may be written to again. */
  wakeInDays?: number;
}

/** The candidate leaves their journey by one of its exits. */
export function left(stage: string, { reason, decidedBy, wakeInDays }: Leaving): Act {
  return async (scene) => {
    const candidate = await candidateOf(scene);
    const [journey] = candidate.journeys;
    if (!journey) throw new Error("a candidate always has a journey");
    const move = { pipeline: journey.pipeline, from: journey.stage, to: stage };
    const wake = wakeInDays ? { wakeOn: workingDay(wakeInDays) } : {};
    await exitJourney(scene.user, candidate, move, { reason, decidedBy, ...wake });
  };
}

interface Family {
  spouse?: readonly [firstName: string, lastName: string, trade?: string, email?: string];
  /** First names and ages in months. */
  children?: readonly (readonly [firstName: string, months: number])[];
}

/** The household says who they are. */
export function toldFamily({ spouse, children = [] }: Family): Act {
  return (scene) => {
    const [firstName, lastName, trade, email] = spouse ?? [];
    return recordFamily(scene.user, householdIdOf(scene), {
      adults: firstName ? [{ firstName, lastName, trade, email, relation: "couple" }] : [],
      children: children.map(([name, months]) => ({
        firstName: name,
        birthMonth: monthsAgo(scene.cast.present, months),
      })),
    });
  };
}

/** The person corrects their own answer; it waits to be accepted. */
export function corrected(changes: Partial<Interest>): Act {
  return async (scene) => {
    const submission = await submissionOf(scene);
    await correctInterest(submission, { ...submission.interest, ...changes });
  };
}

/** The person writes a second time; the colleague attaches the request to the file. */
export function askedAgain(changes: Partial<Interest>, taken: (keyof Interest)[] = []): Act {
  return async (scene) => {
    const { interest } = await submissionOf(scene);
    const id = await submitInterest(
      PUBLIC,
      { ...interest, ...changes },
      { channel: "form", language: "fr", suspicions: [] },
    );
    const again = await submissionOf({ ...scene, submissionId: id });
    await attachSubmission(scene.user, again, await candidateOf(scene), taken);
  };
}

async function write(scene: Scene, subject: string, text: string): Promise<string> {
  const { _id: candidateId } = await candidateOf(scene);
  return sendReply(scene.user, await householdOf(scene), {
    candidateId,
    subject: say(scene, subject),
    text: `Bonjour ${scene.story.name[0]},\n\n${say(scene, text)}\n\nBien à vous,`,
  });
}

function nextAction(scene: Scene, label: string, inDays: number) {
  return {
    label: say(scene, label),
    ownerId: scene.user.id,
    dueOn: workingDay(inDays),
    origin: "typed" as const,
  };
}

function monthsAgo(present: Date, months: number): string {
  const date = new Date(present);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 7);
}
