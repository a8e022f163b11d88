import { Commune } from "#models/commune";
import type { OpeningRecord } from "#models/opening";
import type { StructureRecord } from "#models/structure";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { searchWordsOf } from "~/core/search-words";
import type { OpeningInput } from "~/features/openings/opening-card";
import { createOpening } from "~/features/openings/openings.commands.server";
import { getOpening } from "~/features/openings/openings.queries.server";
import type { StructureInput } from "~/features/structures/structure-card";
import { createStructure } from "~/features/structures/structures.commands.server";
import { getStructure } from "~/features/structures/structures.queries.server";

export const FIGEAC = { code: "46102", name: "Figeac", epci: "200067361" };
export const CAHORS = { code: "46042", name: "Cahors", epci: "200023737" };

/** Two communes known here, each of its intercommunalité. */
export async function createCommunes(): Promise<void> {
  await Commune.insertMany(
    [FIGEAC, CAHORS].map(({ code, name, epci }) => ({
      _id: code,
      name,
      searchWords: searchWordsOf(name, code),
      population: 9000,
      departement: "46",
      epciCode: epci,
      isCurrent: true,
      millesime: "2026",
      importedAt: now(),
    })),
  );
}

/** A group practice in Figeac. */
export async function createMsp(user: User, values: Partial<StructureInput> = {}): Promise<StructureRecord> {
  const id = await createStructure(user, {
    name: "Maison de santé des Tilleuls",
    kind: "group-practice",
    state: "open",
    communeCode: FIGEAC.code,
    ...values,
  });
  return getStructure(id);
}

/** A place for a general practitioner there, checked today. */
export async function createPlace(
  user: User,
  values: Partial<OpeningInput> = {},
  structure?: StructureRecord,
): Promise<OpeningRecord> {
  const id = await createOpening(user, structure ?? (await createMsp(user)), {
    kind: "private",
    specialty: "Médecine générale",
    confidentiality: "public",
    lastCheckedOn: "2026-05-12",
    ...values,
  });
  return getOpening(id);
}
