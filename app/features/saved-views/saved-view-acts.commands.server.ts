import type { User } from "~/core/auth/actor";
import { pinView, removeView, restoreView, saveView, shareView } from "./saved-views.commands.server";
import type { SavedViewAct } from "./saved-views.schema.server";

interface Done {
  message: string;
  to?: string;
  undo?: Record<string, string>;
}

/** Carries out one act on the views of the list and says what was done. */
export async function carryOutViewAct(user: User, act: SavedViewAct): Promise<Done> {
  switch (act.intent) {
    case "save":
      return { to: await saveView(user, act), message: `Vue « ${act.name} » enregistrée.` };
    case "share":
    case "unshare": {
      await shareView(user, act.viewId, act.intent === "share");
      return { message: act.intent === "share" ? "Vue partagée avec l’équipe." : "Vue gardée pour vous." };
    }
    case "pin":
    case "unpin": {
      await pinView(user, act.viewId, act.intent === "pin");
      return { message: act.intent === "pin" ? "Vue épinglée au menu." : "Vue retirée du menu." };
    }
    case "remove":
      await removeView(user, act.viewId);
      return { message: "Vue supprimée.", undo: { intent: "restore", viewId: act.viewId } };
    case "restore":
      await restoreView(user, act.viewId);
      return { message: "Vue rétablie." };
  }
}
