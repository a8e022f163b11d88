import type { SupervisorRecord } from "#models/supervisor";
import { PARTNER } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { derivedId } from "~/core/ids.server";
import { sayOfIntern } from "./intern-words.commands.server";
import { answerSeats } from "./seat-answers.commands.server";
import type { SeatsLetterAct } from "./seat-answers.schema.server";
import { absenceNotice } from "./seat-telling.server";
import { getSeatsLink } from "./seats-page.queries.server";
import { daysWords } from "./supervisor-card";
import { recordAbsence, removeAbsence } from "./supervisors.commands.server";
import { nameOf } from "./supervisors.queries.server";

const CLOSED = "Ce lien ne permet plus de répondre. Répondez simplement au mail, nous le noterons.";
const PAST = "Ces jours sont passés. Donnez une date à venir.";
const TOO_OFTEN = "Ces dates viennent de changer plusieurs fois. Appelez-nous, nous noterons les bonnes.";

type Act<Name extends SeatsLetterAct["act"]> = Extract<SeatsLetterAct, { act: Name }>;

/** Does what a supervisor sends from their page. Refuses a link that was replaced. */
export async function actBySeatsLink(token: string | undefined, act: SeatsLetterAct): Promise<void> {
  const { supervisor, isCurrent } = await getSeatsLink(token);
  if (!isCurrent) throw new UserFacingError(CLOSED);
  if (act.act === "absence") return noteAbsence(supervisor, act);
  if (act.act === "no-absence") return takeAbsenceBack(supervisor, act);
  if (act.act === "word") return sayOfIntern(supervisor, act);
  const state = act.act === "confirm" ? "confirmed" : "declined";
  const answers = act.places.map(({ id, ...said }) => ({ placeId: id, state, ...said }) as const);
  return answerSeats({ ...PARTNER, name: nameOf(supervisor) }, supervisor._id, act.semesterId, answers);
}

/** Days on which they take nobody; said twice, they are noted once. */
async function noteAbsence(supervisor: SupervisorRecord, { fromOn, toOn }: Act<"absence">): Promise<void> {
  if ((toOn ?? fromOn) < toDay(now())) throw new UserFacingError(PAST, { field: toOn ? "toOn" : "fromOn" });
  if (supervisor.absences.some((one) => one.fromOn === fromOn && one.toOn === toOn)) return;
  await refuseOften(supervisor);
  const id = derivedId("absence", supervisor._id, fromOn, toOn ?? "");
  const told = await absenceNotice(supervisor, `sera indisponible ${daysWords({ fromOn, toOn })}`);
  await recordAbsence({ ...PARTNER, name: nameOf(supervisor) }, supervisor._id, { id, fromOn, toOn }, told);
}

async function takeAbsenceBack(supervisor: SupervisorRecord, { id }: Act<"no-absence">): Promise<void> {
  const absence = supervisor.absences.find((one) => one.id === id);
  if (!absence) return;
  await refuseOften(supervisor);
  const told = await absenceNotice(supervisor, `n’est plus indisponible ${daysWords(absence)}`);
  await removeAbsence({ ...PARTNER, name: nameOf(supervisor) }, supervisor._id, id, told);
}

async function refuseOften({ _id }: SupervisorRecord): Promise<void> {
  if (await isOverLimit("link-answer", `seats ${_id}`)) throw new UserFacingError(TOO_OFTEN);
}
