import type { Actor } from "~/core/auth/actor";
import { emptyWords } from "./discovery-sheet-card";
import {
  checkSheet,
  publishSheet,
  restoreSheet,
  saveSheet,
  withdrawSheet,
} from "./discovery-sheets.commands.server";
import type { SheetPlace } from "./discovery-sheets.queries.server";
import type { SheetAct } from "./discovery-sheets.schema.server";

interface Told {
  message: string;
  /** What « Annuler » posts to the page. */
  undo?: Record<string, string>;
}

/** Carries out one act of the page of a sheet and says what was done; refusals are those of each command. */
export async function carryOutSheetAct(
  actor: Actor,
  place: SheetPlace & { checkedOn?: string },
  act: SheetAct,
): Promise<Told> {
  const { code, checkedOn } = place;
  switch (act.intent) {
    case "sheet": {
      const { intent: _, before, ...input } = act;
      await saveSheet(actor, place, before, input);
      return { message: "Fiche enregistrée." };
    }
    case "check":
      await checkSheet(actor, code);
      return {
        message: "Vérifiée aujourd’hui.",
        undo: checkedOn ? { intent: "uncheck", checkedOn } : undefined,
      };
    case "uncheck":
      await checkSheet(actor, code, act.checkedOn);
      return { message: "Date de vérification remise." };
    case "publish": {
      const empty = await publishSheet(actor, code);
      const message = ["Fiche publiée.", empty.length > 0 && emptyWords(empty)].filter(Boolean).join(" ");
      return { message, undo: { intent: "withdraw" } };
    }
    case "withdraw":
      await withdrawSheet(actor, code);
      return { message: "Fiche retirée du site public.", undo: { intent: "publish" } };
    case "restore":
      return {
        message: "Version reprise.",
        undo: { intent: "restore", version: await restoreSheet(actor, code, act.version) },
      };
  }
}
