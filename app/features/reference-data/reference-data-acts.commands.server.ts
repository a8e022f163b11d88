import type { Actor } from "~/core/auth/actor";
import { getSettings } from "~/core/settings.server";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { addAliasByName } from "./commune-aliases.commands.server";
import { restorePreviousOutlines } from "./geo-api-import.commands.server";
import { startOutlineImport } from "./outline-run.commands.server";
import { importCommunes, removeCommuneAlias } from "./reference-data.commands.server";
import type { ReferenceDataAct } from "./reference-data-acts.schema.server";

/** Does what « Réglages › Référentiels » asked for; returns what to say about it. */
export async function actOnReferenceData(actor: Actor, act: ReferenceDataAct): Promise<string> {
  const { departements } = (await getSettings()).brand;
  switch (act.intent) {
    case "communes": {
      const { counts } = await importCommunes(actor, departements);
      return `${formatCount(counts.communes ?? 0, "commune importée", "communes importées")}.`;
    }
    case "outlines":
      startOutlineImport(actor, departements);
      return `Import commencé${NBSP}: vous pouvez quitter cette page.`;
    case "restore":
      await restorePreviousOutlines(actor, act.departement);
      return "Version précédente remise en place.";
    case "add-alias":
      return `« ${act.alias} » mène maintenant à ${await addAliasByName(actor, act.alias, act.commune)}.`;
    case "remove-alias":
      await removeCommuneAlias(actor, act.aliasId);
      return "Nom d’usage retiré.";
  }
}
