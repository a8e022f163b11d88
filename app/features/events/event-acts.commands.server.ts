import type { Origin } from "#models/candidate";
import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { ATTENDANCE_STATES } from "~/vocabulary/events";
import { formatCount } from "~/vocabulary/typography";
import { noteAttendance, putBackAttendance, removeAttendance } from "./attendances.commands.server";
import { getEncounterPage } from "./encounters.queries.server";
import { cancelCalls, planCalls } from "./event-calls.commands.server";
import { archiveEvent, openEventForm, updateEvent } from "./events.commands.server";
import { getEvent } from "./events.queries.server";
import type { EncounterAct, EventAct } from "./events.schema.server";
import { setOrigin } from "./origins.commands.server";

type Said = Omit<Toast, "id">;

/** Carries out one act of the page of an event; refusals are those of each command, 404 for an event or a file one does not see. */
export async function carryOutEventAct(user: User, eventId: string, act: EventAct): Promise<Said> {
  await getEvent(eventId);
  const undoing = (message: string, fields: Record<string, string>): Said => ({
    message,
    undo: { action: `/events/${eventId}`, fields },
  });
  switch (act.intent) {
    case "event": {
      const { intent: _, before, ...card } = act;
      await updateEvent(user, eventId, before, card);
      return { message: "Rencontre enregistrée." };
    }
    case "archive":
      await archiveEvent(user, eventId, true);
      return undoing("Rencontre archivée.", { intent: "restore" });
    case "restore":
      await archiveEvent(user, eventId, false);
      return { message: "Rencontre désarchivée." };
    case "open-form":
    case "close-form":
      return switchForm(user, eventId, act.intent === "open-form");
    case "attend":
      await noteAttendance(user, eventId, act);
      return { message: `Noté : ${ATTENDANCE_STATES[act.state].fr}.` };
    case "remove": {
      const removed = await removeAttendance(user, eventId, act.itemId);
      if (!removed) return { message: "Cette personne n’y était déjà plus notée." };
      const fields = { intent: "put-back", removed: JSON.stringify(removed) };
      return undoing("Personne retirée de cette rencontre.", fields);
    }
    case "put-back":
      await putBackAttendance(user, eventId, act.removed);
      return { message: "Personne remise dans cette rencontre." };
    case "calls": {
      const { callsId, count } = await planCalls(user, eventId, act.on);
      const planned = formatCount(count, "rappel prévu", "rappels prévus");
      return undoing(`${planned}, dans les dossiers.`, { intent: "calls-undo", itemId: callsId });
    }
    case "calls-undo":
      await cancelCalls(user, eventId, act.itemId);
      return { message: "Rappels annulés." };
  }
}

/** Carries out one act of the page of somebody’s encounters; 404 for a file one does not see. */
export async function carryOutEncounterAct(
  user: User,
  candidateId: string,
  act: EncounterAct,
): Promise<Said> {
  if (act.intent === "attend") {
    await noteAttendance(user, act.eventId, { candidateId, state: act.state });
    return { message: `Noté : ${ATTENDANCE_STATES[act.state].fr}.` };
  }
  const { origin: was } = await getEncounterPage(user, candidateId);
  const { before, source, eventId, on, metOn } = act;
  await setOrigin(user, candidateId, before, { source, eventId, on, metOn });
  const { origin: is } = await getEncounterPage(user, candidateId);
  const fields = { intent: "origin", ...fieldsOf(was), before: JSON.stringify({ origin: is }) };
  return {
    message: "Origine enregistrée.",
    undo: { action: `/candidates/${candidateId}/encounters`, fields },
  };
}

/** As its form sends it; of an event, a day that may be that of a form filled before it. */
function fieldsOf(origin: Origin | undefined): Record<string, string> {
  const { on, ...known }: Partial<Origin> = origin ?? {};
  return { ...known, ...(on ? { [known.eventId ? "metOn" : "on"]: on } : {}) };
}

async function switchForm(user: User, eventId: string, isOpen: boolean): Promise<Said> {
  await openEventForm(user, eventId, isOpen);
  return {
    message: isOpen ? "Formulaire ouvert." : "Formulaire fermé : le code mène au formulaire habituel.",
    undo: { action: `/events/${eventId}`, fields: { intent: isOpen ? "close-form" : "open-form" } },
  };
}
