import type { Actor } from "~/core/auth/actor";
import { getSettings } from "~/core/settings.server";
import type { LineAside } from "~/core/sheets/planned-lines";
import { importRome } from "~/features/occupations/rome-import.commands.server";
import { importSchools } from "~/features/schools/school-import.commands.server";
import { importFiness } from "~/features/structures/finess-import.commands.server";
import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { addAliasByName } from "./commune-aliases.commands.server";
import { importCommuneList } from "./commune-list-import.commands.server";
import { importDensities } from "./density-import.commands.server";
import { restorePreviousOutlines } from "./geo-api-import.commands.server";
import { startOutlineImport } from "./outline-run.commands.server";
import { importCommunes, removeCommuneAlias } from "./reference-data.commands.server";
import type { ReferenceDataAct } from "./reference-data-acts.schema.server";
import { importWords } from "./reference-words";
import { importZoning, removeZoning } from "./zoning-import.commands.server";

/** What to say of an act, and the lines of a file that were left aside. */
export interface ReferenceDataDone {
  message: string;
  aside: LineAside[];
}

/** Does what « Réglages › Référentiels » asked for; returns what to say about it. */
export async function actOnReferenceData(actor: Actor, act: ReferenceDataAct): Promise<ReferenceDataDone> {
  const { departements } = (await getSettings()).brand;
  if (act.intent === "schools") {
    const { done, aside } = await importSchools(actor, departements, await bytesOf(act.schools));
    return { message: `Annuaire lu${NBSP}: ${importWords(done)}.`, aside };
  }
  if (act.intent === "density") {
    const file = { name: act.density.name, bytes: await bytesOf(act.density) };
    const { done, aside } = await importDensities(actor, departements, file);
    return { message: `Grille lue${NBSP}: ${importWords(done)}.`, aside };
  }
  if (act.intent !== "commune-list") return { message: await carryOut(actor, act), aside: [] };
  const { done, aside } = await importCommuneList(actor, departements, await bytesOf(act.communeList));
  return { message: `Communes lues${NBSP}: ${importWords(done)}.`, aside };
}

type OtherAct = Exclude<ReferenceDataAct, { intent: "commune-list" | "schools" | "density" }>;

async function carryOut(actor: Actor, act: OtherAct): Promise<string> {
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
    case "finess":
      return `Extraction lue${NBSP}: ${importWords(await importFiness(actor, departements, await bytesOf(act.finess)))}.`;
    case "zoning": {
      const file = { name: act.zoning.name, bytes: await bytesOf(act.zoning), fromOn: act.fromOn };
      return `Zonage lu${NBSP}: ${importWords(await importZoning(actor, file))}.`;
    }
    case "rome": {
      const file = { name: act.rome.name, bytes: await bytesOf(act.rome) };
      return `Métiers lus${NBSP}: ${importWords(await importRome(actor, file))}.`;
    }
    case "remove-zoning":
      await removeZoning(actor, act.fromOn);
      return `Zonage du ${formatDayLong(act.fromOn)} retiré.`;
    case "add-alias":
      return `« ${act.alias} » mène maintenant à ${await addAliasByName(actor, act.alias, act.commune)}.`;
    case "remove-alias":
      await removeCommuneAlias(actor, act.aliasId);
      return "Nom d’usage retiré.";
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
