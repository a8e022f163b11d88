import type { User } from "~/core/auth/actor";
import type { OwnAccountAct } from "./accounts.schema.server";
import { chooseDigest, setDelegate, updateOwnAccount } from "./own-account.commands.server";
import { changeOwnPassword, signOutEverywhere } from "./password.commands.server";

/** What to say next; or, when the session was closed, where to sign in again. */
export type OwnAccountOutcome = { message: string } | { signInAt: string };

/** Does what the page of one’s own account asked for. */
export async function actOnOwnAccount(user: User, act: OwnAccountAct): Promise<OwnAccountOutcome> {
  switch (act.intent) {
    case "identity":
      await updateOwnAccount(user, act);
      return { message: "Compte enregistré." };
    case "password":
      await changeOwnPassword(user, act.current, act.password);
      return { signInAt: "/login?mot-de-passe" };
    case "sign-out-everywhere":
      await signOutEverywhere(user);
      return { signInAt: "/login" };
    case "delegate":
      await setDelegate(user, { accountId: act.accountId, fromOn: act.fromOn, toOn: act.toOn });
      return { message: "Absence notée : vos dossiers seront suivis." };
    case "end-delegate":
      await setDelegate(user, null);
      return { message: "Vous suivez de nouveau vos dossiers seul·e." };
    case "digest":
      await chooseDigest(user, act.wantsDigest);
      return { message: act.wantsDigest ? "Le résumé part chaque matin ouvré." : "Plus de résumé du matin." };
  }
}
