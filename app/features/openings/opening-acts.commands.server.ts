import type { OpeningRecord } from "#models/opening";
import type { Actor } from "~/core/auth/actor";
import {
  checkOpening,
  fillOpening,
  reopenOpening,
  updateOpening,
  withdrawOpening,
} from "./openings.commands.server";
import type { OpeningAct } from "./openings.schema.server";

interface Told {
  message: string;
  /** What « Annuler » posts to the page. */
  undo?: Record<string, string>;
}

/** Carries out one act of the page of an opening and says what was done; refusals are those of each command. */
export async function carryOutOpeningAct(
  actor: Actor,
  { _id, lastCheckedOn }: Pick<OpeningRecord, "_id" | "lastCheckedOn">,
  act: OpeningAct,
): Promise<Told> {
  switch (act.intent) {
    case "opening": {
      const { intent: _, before, ...input } = act;
      await updateOpening(actor, _id, before, input);
      return { message: "Ouverture enregistrée." };
    }
    case "check":
      await checkOpening(actor, _id);
      return { message: "Vérifiée aujourd’hui.", undo: { intent: "uncheck", lastCheckedOn } };
    case "uncheck":
      await checkOpening(actor, _id, act.lastCheckedOn);
      return { message: "Date de vérification remise." };
    case "fill":
      await fillOpening(actor, _id);
      return { message: "Ouverture pourvue.", undo: { intent: "reopen" } };
    case "withdraw":
      await withdrawOpening(actor, _id);
      return { message: "Ouverture retirée.", undo: { intent: "reopen" } };
    case "reopen":
      await reopenOpening(actor, _id);
      return { message: "Ouverture à pourvoir." };
  }
}
