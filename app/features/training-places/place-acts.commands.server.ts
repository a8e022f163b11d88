import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Toast } from "~/core/http/toast.server";
import { setOffer } from "./offers.commands.server";
import {
  addPlaceSupervisor,
  archiveTrainingPlace,
  removePlaceSupervisor,
  updateJuniorChecks,
  updateTrainingPlace,
} from "./training-places.commands.server";
import type { PlaceAct } from "./training-places.schema.server";

/** Carries out one act of the page of a training place and says what was done; refusals are those of each command. */
export async function carryOutPlaceAct(
  user: User,
  placeId: string,
  act: PlaceAct,
): Promise<Omit<Toast, "id">> {
  const undo = (fields: Record<string, string>) => ({ action: `/training-places/${placeId}`, fields });
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updateTrainingPlace(user, placeId, before, card);
      return { message: "Terrain de stage enregistré." };
    }
    case "junior": {
      const { intent: _, before, ...junior } = act;
      await updateJuniorChecks(user, placeId, before, junior);
      return { message: "Conditions enregistrées." };
    }
    case "supervisor-add": {
      const { supervisorId } = act;
      await addPlaceSupervisor(user, placeId, supervisorId);
      return {
        message: "Maître de stage ajouté·e.",
        undo: undo({ intent: "supervisor-remove", supervisorId }),
      };
    }
    case "supervisor-remove": {
      const { supervisorId } = act;
      await removePlaceSupervisor(user, placeId, supervisorId);
      return { message: "Maître de stage retiré·e.", undo: undo({ intent: "supervisor-add", supervisorId }) };
    }
    case "offer": {
      const { intent: _, itemId, before, speakerId, ...offer } = act;
      await setOffer(user, placeId, itemId, offer, { before, answer: { speakerId, notedBy: user.name } });
      return { message: "Places enregistrées." };
    }
    case "archive":
      await archiveTrainingPlace(user, placeId, false, toDay(now()));
      return { message: "Terrain de stage archivé.", undo: undo({ intent: "restore" }) };
    case "restore":
      await archiveTrainingPlace(user, placeId, true, toDay(now()));
      return { message: "Terrain de stage rétabli." };
  }
}
