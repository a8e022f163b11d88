import type { User } from "~/core/auth/actor";
import { type Done, said } from "~/core/http/toast.server";
import {
  offerProgramme,
  prepareVersion,
  renameProgramme,
  setVersionAside,
  updateVersion,
} from "./programmes.commands.server";
import type { ProgrammeAct } from "./programmes.schema.server";

/** Carries out one act of the page of a programme; refusals are those of each command. */
export async function carryOutProgrammeAct(
  user: User,
  programmeId: string,
  act: ProgrammeAct,
): Promise<Done> {
  const here = `/programmes/${programmeId}`;
  switch (act.intent) {
    case "version": {
      const { intent: _, itemId, before, ...submitted } = act;
      await updateVersion(user, programmeId, itemId, { before, submitted });
      return said(`${here}?version=${itemId}`, "Version enregistrée.");
    }
    case "rename": {
      await renameProgramme(user, programmeId, act.before, act.name);
      return said(here, "Nom enregistré.");
    }
    case "offer":
    case "withdraw": {
      await offerProgramme(user, programmeId, act.intent === "offer");
      if (act.intent === "offer") return said(here, "Programme proposé.");
      const undo = { action: here, fields: { intent: "offer" } };
      return { to: here, toast: { message: "Programme non proposé : ce qui est engagé continue.", undo } };
    }
    case "version-prepare": {
      const { itemId: fromVersionId, fromOn } = act;
      const id = await prepareVersion(user, programmeId, { fromVersionId, fromOn });
      return said(
        `${here}?version=${id}&edit=1`,
        "Nouvelle version préparée : corrigez-la et notez sa délibération.",
      );
    }
    case "version-aside": {
      await setVersionAside(user, programmeId, act.itemId, true);
      const undo = { action: here, fields: { intent: "version-back", itemId: act.itemId } };
      return { to: here, toast: { message: "Version retirée.", undo } };
    }
    case "version-back": {
      await setVersionAside(user, programmeId, act.itemId, false);
      return said(`${here}?version=${act.itemId}`, "Version remise.");
    }
  }
}
