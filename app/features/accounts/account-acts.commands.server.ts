import type { Actor } from "~/core/auth/actor";
import { disableAccount, enableAccount, resendInvitation, updateAccount } from "./accounts.commands.server";
import type { AccountAct } from "./accounts.schema.server";

/** Does what the page of an account asked for; returns what to say about it. */
export async function actOnAccount(actor: Actor, accountId: string, act: AccountAct): Promise<string> {
  switch (act.intent) {
    case "update": {
      const { intent: _, before, ...identity } = act;
      await updateAccount(actor, accountId, before, identity);
      return "Compte enregistré.";
    }
    case "invite-again":
      await resendInvitation(actor, accountId);
      return "Invitation renvoyée.";
    case "disable":
      await disableAccount(actor, accountId);
      return "Compte fermé : ses sessions le sont aussi.";
    case "enable":
      await enableAccount(actor, accountId);
      return "Compte rouvert : une invitation vient de partir.";
  }
}
