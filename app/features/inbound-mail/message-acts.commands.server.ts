import type { MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { IGNORE_REASONS } from "~/vocabulary/inbound-mail";
import { ofName } from "~/vocabulary/typography";
import { confirmColleague } from "./colleague.commands.server";
import { writerName } from "./message-filing.server";
import { attachToRequest } from "./message-request.commands.server";
import { forgetTaught } from "./message-teaching.commands.server";
import {
  attachToFile,
  attachToHandOff,
  detachMessage,
  fileAgain,
  ignoreMessage,
  restoreMessage,
} from "./message-triage.commands.server";
import type { MessageAct } from "./messages.schema.server";
import {
  dismissSuggestion,
  restoreSuggestion,
  settleMessage,
  unsettleMessage,
} from "./suggestion.commands.server";

interface Done {
  message: string;
  /** The act that undoes it, on the same page. */
  undo?: MessageAct["intent"];
  /** The next page, when it is not that of the message. */
  to?: string;
}

type Said = Omit<Toast, "id"> & { to: string };

/** Carries out one act of the page of a message: what is said of it, and the next page; refusals are those of each command. */
export async function carryOutMessageAct(user: User, message: MessageRecord, act: MessageAct): Promise<Said> {
  const { message: said, undo, to } = await carryOut(user, message, act);
  await settle();
  const here = `/messages/${message._id}`;
  return { message: said, undo: undo && { action: here, fields: { intent: undo } }, to: to ?? here };
}

async function carryOut(user: User, message: MessageRecord, act: MessageAct): Promise<Done> {
  switch (act.intent) {
    case "attach-hand-off": {
      const handOff = await getHandOff(user, act.handOffId);
      await attachToHandOff(user, message, handOff, act);
      return { message: `Rattaché au relais ${ofName(handOff.partnerName)}.`, undo: "detach" };
    }
    case "attach-file": {
      const household = await getHousehold(user, act.householdId);
      await attachToFile(user, message, household);
      return { message: `Rattaché au dossier ${household.title}.`, undo: "detach" };
    }
    case "attach-request":
      await attachToRequest(user, message);
      return { message: "Message joint à sa demande." };
    case "ignore":
      await ignoreMessage(user, message, act.reason);
      return {
        message: `Message écarté : ${IGNORE_REASONS[act.reason].fr}.`,
        undo: "restore",
        to: "/triage",
      };
    case "restore":
      await restoreMessage(user, message);
      return { message: "Message remis à trier." };
    case "detach":
      await detachMessage(user, message);
      return { message: "Message détaché : il est de nouveau à trier.", undo: "file-again" };
    case "file-again":
      await fileAgain(user, message);
      return { message: "Message remis dans son dossier." };
    case "forget-sender":
      return { message: `${writerName(message)} n’est plus lié·e à ${await forgetTaught(user, message)}.` };
    default:
      return readOut(user, message, act);
  }
}

type Reading = Extract<
  MessageAct,
  {
    intent: "settle" | "unsettle" | "dismiss-suggestion" | "restore-suggestion" | "confirm-colleague";
  }
>;

/** What is made of what the message says. */
async function readOut(user: User, message: MessageRecord, act: Reading): Promise<Done> {
  switch (act.intent) {
    case "settle":
      await settleMessage(user, message);
      return { message: "Message lu : rien n’est noté.", undo: "unsettle", to: act.from };
    case "unsettle":
      await unsettleMessage(user, message);
      return { message: "Message de nouveau à lire." };
    case "dismiss-suggestion":
      await dismissSuggestion(user, message);
      return { message: "Proposition de lecture écartée.", undo: "restore-suggestion", to: act.from };
    case "restore-suggestion":
      await restoreSuggestion(user, message);
      return { message: "Proposition de lecture reprise." };
    case "confirm-colleague":
      await confirmColleague(user, message);
      return { message: `${writerName(message)} est parmi les contacts du partenaire.` };
  }
}
