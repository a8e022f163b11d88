import type { LocalServiceRecord } from "#models/local-service";
import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { askRefresh } from "./service-refresh.commands.server";
import { checkService, restoreService, updateService, withdrawService } from "./services.commands.server";
import type { ServiceAct } from "./services.schema.server";

/** Carries out one act of the page of a service and says what was done; refusals are those of each command. */
export async function carryOutServiceAct(
  user: User,
  service: LocalServiceRecord,
  act: ServiceAct,
): Promise<Omit<Toast, "id">> {
  const { _id, name } = service;
  if (act.intent === "check") {
    await checkService(user, _id);
    return { message: "Vérifié aujourd’hui." };
  }
  if (act.intent === "ask") {
    await askRefresh(user, service);
    return { message: "Question prête : elle part par mail aux heures de bureau." };
  }
  if (act.intent === "withdraw") {
    await withdrawService(user, _id);
    const undo = { action: `/directory/${_id}`, fields: { intent: "restore" } };
    return { message: `${name} est retiré de l’annuaire.`, undo };
  }
  if (act.intent === "restore") {
    await restoreService(user, _id);
    return { message: `${name} est de nouveau dans l’annuaire.` };
  }
  const { intent: _, before, ...card } = act;
  await updateService(user, _id, before, card);
  return { message: "Fiche enregistrée." };
}
