import { Commune } from "#models/commune";
import { SOFTWARE } from "~/core/auth/actor";
import { importSchools } from "~/features/schools/school-import.commands.server";
import { CAHORS, createCommunes, FIGEAC } from "./structures";

const HEADERS =
  "uai,nom,type,nature,statut,contrat,insee,commune,code_postal,adresse,maternelle,elementaire,voie_generale,voie_technologique,voie_professionnelle,nb_eleves,restauration,hebergement,ulis,lon,lat,precision_geo,etat,source,date_source";
const SOURCE = "OUVERT,annuaire_2026-09-01,2026-09-01";

/** One of each kind, in two communes: the shape of the flattened directory, nothing of a real one. */
export const LINES = {
  nursery: `0460001B,Ecole maternelle des Peupliers,Ecole,ECOLE MATERNELLE,Public,,${FIGEAC.code},Figeac,46100,1 rue d'Essai,1,0,,,,41,1,0,0,2.03,44.6,Numéro de rue,${SOURCE}`,
  elementary: `0460002C,ECOLE ELEMENTAIRE DES PEUPLIERS,Ecole,ECOLE DE NIVEAU ELEMENTAIRE,Public,,${FIGEAC.code},Figeac,46100,3 rue d'Essai,0,1,,,,,1,0,1,2.03,44.6,Numéro de rue,${SOURCE}`,
  primary: `0460003D,Ecole primaire privée des Roseaux,Ecole,ECOLE DE NIVEAU ELEMENTAIRE,Privé,CONTRAT D'ASSOCIATION TOUTES CLASSES,${CAHORS.code},Cahors,46000,5 rue d'Essai,1,1,,,,,,,,1.44,44.44,Ville,${SOURCE}`,
  middle: `0460004E,Collège des Saules,Collège,COLLEGE,Public,,${FIGEAC.code},Figeac,46100,7 rue d'Essai,,,0,0,0,,1,1,1,2.04,44.61,Rue,${SOURCE}`,
  high: `0460005F,Lycée polyvalent des Aulnes,Lycée,LYCEE POLYVALENT,Public,,${CAHORS.code},Cahors,46000,9 rue d'Essai,,,1,0,1,,1,1,0,1.45,44.45,Rue,${SOURCE}`,
} as const;

/** A small file of the flattened shape. */
export function schoolFile(...lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([HEADERS, ...lines].join("\n"));
}

/** Reads the lines of a flattened file for the département of the tests. */
export function importLines(...lines: readonly string[]) {
  return importSchools(SOFTWARE, ["46"], schoolFile(...lines));
}

/** Five establishments in two communes. */
export async function createSchools(): Promise<void> {
  if ((await Commune.countDocuments({ _id: FIGEAC.code })) === 0) await createCommunes();
  await importLines(...Object.values(LINES));
}
