import { SOFTWARE } from "~/core/auth/actor";
import { importSchools } from "~/features/schools/school-import.commands.server";
import type { DemoProfile, Slot } from "./demo-profile";

const KEY_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
const HEADERS = "uai,nom,type,statut,insee,maternelle,elementaire,restauration,hebergement,etat,date_source";

interface DemoSchool {
  name: string;
  type: "Ecole" | "Collège" | "Lycée";
  slot: Slot;
  isPrivate?: boolean;
  hasNursery?: boolean;
  hasElementary?: boolean;
  hasBoarding?: boolean;
}

/** Invented establishments, enough for a child of any class in the towns of the stories. */
const SCHOOLS: readonly DemoSchool[] = [
  { name: "École maternelle des Tilleuls", type: "Ecole", slot: "city", hasNursery: true },
  { name: "École élémentaire des Tilleuls", type: "Ecole", slot: "city", hasElementary: true },
  {
    name: "École primaire Sainte-Lucie",
    type: "Ecole",
    slot: "city",
    isPrivate: true,
    hasNursery: true,
    hasElementary: true,
  },
  {
    name: "École primaire du Moulin",
    type: "Ecole",
    slot: "secondCity",
    hasNursery: true,
    hasElementary: true,
  },
  {
    name: "École primaire des Falaises",
    type: "Ecole",
    slot: "marketTown",
    hasNursery: true,
    hasElementary: true,
  },
  { name: "Collège des Coteaux", type: "Collège", slot: "city" },
  { name: "Collège de la Rivière", type: "Collège", slot: "secondCity" },
  { name: "Lycée des Remparts", type: "Lycée", slot: "city", hasBoarding: true },
];

/** Fills the directory of schools of a demonstration, by the importer that reads the national one. */
export async function createDemoSchools({ departements, places }: DemoProfile): Promise<void> {
  const [departement = "46"] = departements;
  const lines = SCHOOLS.map((school, index) =>
    lineOf(school, uaiOf(departement, index), places[school.slot].code),
  );
  const file = new TextEncoder().encode([HEADERS, ...lines].join("\n"));
  await importSchools(SOFTWARE, departements, file);
}

function lineOf(school: DemoSchool, uai: string, commune: string): string {
  const { name, type, isPrivate, hasNursery, hasElementary, hasBoarding } = school;
  const classes = type === "Ecole" ? [flag(hasNursery), flag(hasElementary)] : ["", ""];
  const sector = isPrivate ? "Privé" : "Public";
  return [uai, name, type, sector, commune, ...classes, "1", flag(hasBoarding), "OUVERT", "2026-09-01"].join(
    ",",
  );
}

function flag(is = false): string {
  return is ? "1" : "0";
}

/** Numbers no real establishment has, with the letter that checks them. */
function uaiOf(departement: string, index: number): string {
  const digits = `0${departement}9${String(index + 1).padStart(3, "0")}`;
  return `${digits}${KEY_LETTERS[Number(digits) % KEY_LETTERS.length]}`;
}
