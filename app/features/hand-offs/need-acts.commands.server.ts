import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import { markOption } from "~/features/needs/need-options.commands.server";
import { recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import type { NeedAct } from "~/features/needs/needs.schema.server";
import { tellOfChange } from "./hand-off-change.commands.server";
import { discardPrepared, restorePrepared } from "./hand-off-preparing.commands.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";
import { getHandOff } from "./hand-offs.queries.server";

type Said = Omit<Toast, "id">;
type HandOffAct = Extract<NeedAct, { handOffId: string }>;

/** Carries out an act of a need's page, and says what was done; 404 for a hand-off of another need. */
export async function carryOutNeedAct(user: User, need: NeedRecord, act: NeedAct): Promise<Said> {
  const toast = await carryOut(user, need, act);
  await settle();
  return toast;
}

async function carryOut(user: User, need: NeedRecord, act: NeedAct): Promise<Said> {
  switch (act.intent) {
    case "option":
      await markOption(user, need, act.optionId, act.state);
      return { message: "Enregistré." };
    case "progress":
      await recordProgress(user, need, act);
      return { message: "Enregistré." };
    case "criteria":
      await updateCriteria(user, need, act.criteria);
      return { message: "Enregistré." };
    default:
      return carryOutOnHandOff(user, need, act);
  }
}

async function carryOutOnHandOff(user: User, need: NeedRecord, act: HandOffAct): Promise<Said> {
  const handOff = await getHandOff(user, act.handOffId);
  if (handOff.needId !== need._id) throw notFound();
  switch (act.intent) {
    case "revoke":
      await revokeHandOff(user, handOff);
      return { message: "Enregistré." };
    case "tell-change":
      await tellOfChange(user, need, handOff, act.seen);
      return { message: `${handOff.partnerName} est prévenu du changement.` };
    case "discard":
      await discardPrepared(user, handOff);
      return {
        message: "Relais écarté.",
        undo: {
          action: `/needs/${need._id}`,
          fields: { intent: "restore-prepared", handOffId: handOff._id },
        },
      };
    case "restore-prepared":
      await restorePrepared(user, handOff);
      return { message: "Relais de nouveau à confirmer." };
  }
}
