import type { CareServiceRecord } from "#models/care-service";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import type { Toast } from "~/core/http/toast.server";
import { askCareFigures } from "./care-figures.commands.server";
import {
  closeCareService,
  confirmCareService,
  restoreCareService,
  updateCareService,
} from "./care-services.commands.server";
import type { CareServiceAct } from "./care-services.schema.server";
import { relayOfService } from "./relay-centres.queries.server";

const NO_RELAY =
  "Aucun relais petite enfance ne couvre cette commune : appelez la structure, puis notez ce qui est dit.";

/** Carries out one act of the page of a place and says what was done; refusals are those of each command. */
export async function carryOutCareAct(
  user: User,
  service: CareServiceRecord,
  act: CareServiceAct,
): Promise<Omit<Toast, "id">> {
  const { _id, name } = service;
  if (act.intent === "confirm") {
    await confirmCareService(user, _id);
    return { message: "Chiffres confirmés à la date d’aujourd’hui." };
  }
  if (act.intent === "ask") {
    const relay = await relayOfService(service);
    if (!relay) throw new UserFacingError(NO_RELAY);
    await askCareFigures(user, relay);
    return { message: `Question prête pour ${relay.name} : elle part par mail aux heures de bureau.` };
  }
  if (act.intent === "close") {
    await closeCareService(user, _id);
    const undo = { action: `/childcare/supply/${_id}`, fields: { intent: "restore" } };
    return { message: `${name} est notée fermée.`, undo };
  }
  if (act.intent === "restore") {
    await restoreCareService(user, _id);
    return { message: `${name} est de nouveau ouverte.` };
  }
  const { intent: _, before, toldOn, source, ...submitted } = act;
  await updateCareService(user, _id, { before, submitted }, { toldOn, source });
  return { message: "Fiche enregistrée." };
}
