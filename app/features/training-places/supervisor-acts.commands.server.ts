import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import {
  archiveSupervisor,
  recordAbsence,
  recordAgreement,
  removeAbsence,
  removeAgreement,
  updateSupervisor,
} from "./supervisors.commands.server";
import { getSupervisor } from "./supervisors.queries.server";
import type { SupervisorAct } from "./supervisors.schema.server";

type Said = Omit<Toast, "id">;

/** Carries out one act of the page of a supervisor and says what was done; refusals are those of each command. */
export async function carryOutSupervisorAct(
  user: User,
  supervisorId: string,
  act: SupervisorAct,
): Promise<Said> {
  const undo = (fields: Record<string, string>) => ({
    action: `/training-places/supervisors/${supervisorId}`,
    fields,
  });
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updateSupervisor(user, supervisorId, before, card);
      return { message: "Fiche enregistrée." };
    }
    case "agreement": {
      const { intent: _, itemId: __, ...agreement } = act;
      await recordAgreement(user, supervisorId, agreement);
      return { message: "Accord enregistré." };
    }
    case "agreement-remove": {
      const { agreements } = await getSupervisor(supervisorId);
      const removed = agreements.find(({ level, fromOn }) => level === act.level && fromOn === act.fromOn);
      await removeAgreement(user, supervisorId, act);
      const message = "Accord retiré.";
      return removed ? { message, undo: undo({ intent: "agreement", ...fieldsOf(removed) }) } : { message };
    }
    case "absence": {
      const { itemId: id, fromOn, toOn } = act;
      const itemId = await recordAbsence(user, supervisorId, { id, fromOn, toOn });
      const message = "Indisponibilité enregistrée.";
      return id ? { message } : { message, undo: undo({ intent: "absence-remove", itemId }) };
    }
    case "absence-remove": {
      const { absences } = await getSupervisor(supervisorId);
      const removed = absences.find(({ id }) => id === act.itemId);
      await removeAbsence(user, supervisorId, act.itemId);
      const message = "Indisponibilité retirée.";
      if (!removed) return { message };
      const { id: itemId, ...days } = removed;
      return { message, undo: undo({ intent: "absence", itemId, ...fieldsOf(days) }) };
    }
    case "archive":
      await archiveSupervisor(user, supervisorId, false);
      return { message: "Noté : n’encadre plus.", undo: undo({ intent: "restore" }) };
    case "restore":
      await archiveSupervisor(user, supervisorId, true);
      return { message: "Noté : encadre de nouveau." };
  }
}

/** What a form sends again to put a line back. */
function fieldsOf(line: { fromOn: string; toOn?: string; level?: string }): Record<string, string> {
  const { fromOn, toOn, level } = line;
  return { fromOn, ...(toOn ? { toOn } : {}), ...(level ? { level } : {}) };
}
