import type { StructureRecord } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { createOpening } from "~/features/openings/openings.commands.server";
import type { StructureAct } from "./structure-acts.schema.server";
import { updateStructure } from "./structures.commands.server";

/** Carries out one act of the page of a structure and says what was done; refusals are those of each command. */
export async function carryOutStructureAct(
  actor: Actor,
  structure: StructureRecord,
  act: StructureAct,
): Promise<string> {
  if (act.intent === "opening") {
    const { intent: _, before: __, ...opening } = act;
    await createOpening(actor, structure, opening);
    return "Ouverture ajoutée.";
  }
  const { intent: _, before, ...card } = act;
  await updateStructure(actor, structure._id, before, card);
  // The page that follows shows its openings under the new name.
  await settle();
  return "Fiche enregistrée.";
}
