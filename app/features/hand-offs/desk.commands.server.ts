import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import { localPath } from "~/features/accounts/local-path";
import { formatDay } from "~/vocabulary/typography";
import type { DeskAct } from "./desk.schema.server";
import { recordOutcome } from "./hand-off-outcome.commands.server";
import { discardPrepared, restorePrepared } from "./hand-off-preparing.commands.server";
import {
  putOffReminder,
  remindNow,
  resumeReminders,
  stopReminders,
  undoReminder,
} from "./hand-off-reminding.commands.server";
import { restoreHandOff } from "./hand-off-restore.commands.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";

type Done = Pick<Toast, "message"> & { undo?: Record<string, string> };

/** Carries out one act of the desk, says what was done and how to undo it. Refuses what the state of the hand-off does not allow. */
export async function carryOutDeskAct(
  user: User,
  handOff: HandOffRecord,
  act: DeskAct,
): Promise<{ to: string; toast: Omit<Toast, "id"> }> {
  const { message, undo } = await carryOut(user, handOff, act);
  await settle();
  const to = pageLeft(act.back);
  const fields = { ...undo, handOffId: handOff._id, back: to };
  return { to, toast: { message, ...(undo ? { undo: { action: "/hand-offs", fields } } : {}) } };
}

/** The page an act was done from: the desk, a need or the introductions of a candidate. */
function pageLeft(back: string | undefined): string {
  const path = localPath(back ?? null);
  return path && /^\/(?:hand-offs|needs|candidates)\b/.test(path) ? path : "/hand-offs";
}

async function carryOut(user: User, handOff: HandOffRecord, act: DeskAct): Promise<Done> {
  const { partnerName } = handOff;
  switch (act.intent) {
    case "remind": {
      const mailId = await remindNow(user, handOff);
      return {
        message: `Relance de ${partnerName} prête à partir.`,
        undo: { intent: "undo-remind", mailId },
      };
    }
    case "undo-remind":
      await undoReminder(user, handOff, act.mailId);
      return { message: "Relance annulée." };
    case "stop":
      await stopReminders(user, handOff);
      return { message: `${partnerName} ne sera plus relancé.`, undo: { intent: "resume" } };
    case "resume":
      await resumeReminders(user, handOff);
      return { message: "Les relances reprennent." };
    case "put-off": {
      const on = await putOffReminder(user, handOff, act.until);
      return { message: `Relance repoussée au ${formatDay(on)}.`, undo: undoPutOff(handOff) };
    }
    case "revoke":
      await revokeHandOff(user, handOff);
      return { message: "Relais retiré.", undo: { intent: "restore" } };
    case "restore":
      await restoreHandOff(user, handOff);
      return { message: `Relais repris : ${partnerName} reçoit un nouveau lien.` };
    case "discard":
      await discardPrepared(user, handOff);
      return { message: "Relais écarté : rien n’est parti.", undo: { intent: "restore-prepared" } };
    case "restore-prepared":
      await restorePrepared(user, handOff);
      return { message: "Relais de nouveau à confirmer." };
    case "outcome":
      await recordOutcome(user, handOff, { side: "partner", said: act.said, origin: "phone" });
      return { message: "Issue notée, dite par le partenaire." };
  }
}

/** Put off again to the day it was put off to before; else as the delays alone say, or stopped. */
function undoPutOff({ putOffUntil, unremindedAt }: HandOffRecord): Record<string, string> {
  if (unremindedAt) return { intent: "stop" };
  return putOffUntil ? { intent: "put-off", until: putOffUntil } : { intent: "resume" };
}
