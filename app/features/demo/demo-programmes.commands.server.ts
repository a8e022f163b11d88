import { derivedId } from "~/core/ids.server";
import { type ProgrammeExample, startingTerms } from "~/features/programmes/programme-examples";
import {
  createProgramme,
  prepareVersion,
  updateVersion,
} from "~/features/programmes/programmes.commands.server";
import { getProgramme } from "~/features/programmes/programmes.queries.server";
import { type VersionInput, versionCardOf } from "~/features/programmes/version-card";
import type { Staff } from "./demo-accounts.commands.server";
import type { DemoProfile } from "./demo-profile";

/** Programmes others published, to be checked and offered to nobody here. */
const PUBLISHED: readonly { example: ProgrammeExample; name: string; fromOn: string }[] = [
  { example: "cesp", name: "Contrat d’engagement de service public (CESP)", fromOn: "2026-01-16" },
  { example: "vienne", name: "Bourse de la Vienne (2017)", fromOn: "2017-08-11" },
  {
    example: "charente-maritime",
    name: "Bourse de la Charente-Maritime (2017)",
    fromOn: "2017-01-01",
  },
];

const INVENTED: VersionInput = {
  ...startingTerms("2025-09-01", "study-allowance"),
  isToCheck: false,
  number: "exemple 2025-41",
  votedOn: "2025-06-27",
  source: "Inventée de bout en bout pour la démonstration : aucun de ces montants n’a été voté.",
  amounts: {
    ...{ "study-4": 50_000, "study-5": 60_000, "study-6": 70_000 },
    ...{ "intern-1": 90_000, "intern-2": 100_000, "intern-3": 110_000, "intern-4": 110_000 },
  },
  months: 60,
  duties: [
    { stage: "studies", kind: "tutoring", words: "deux rencontres par an avec un médecin du département" },
    { stage: "internship", kind: "local-placement", words: "un semestre au moins dans le département" },
    { stage: "practice", kind: "practice", words: "cinq ans en zone déficitaire du département" },
  ],
  penaltyKind: "fixed",
  penaltyCents: 150_000,
};

/** Writes the invented programme of the département, with a version to come, and those that others published. */
export async function createDemoProgrammes({ departementName }: DemoProfile, staff: Staff): Promise<void> {
  await createInvented(`Bourse départementale, ${departementName} (exemple inventé)`, staff);
  for (const { example, name, fromOn } of PUBLISHED) {
    const terms = startingTerms(fromOn, example);
    const id = derivedId("demo-programme", example);
    await createProgramme(staff.responsable, { name, terms, isActive: false }, id);
  }
}

async function createInvented(name: string, { responsable }: Staff): Promise<void> {
  const id = derivedId("demo-programme", "departement");
  await createProgramme(responsable, { name, terms: INVENTED }, id);
  const [first] = (await getProgramme(id)).versions;
  if (!first) return;
  const fromOn = "2027-09-01";
  const nextId = await prepareVersion(responsable, id, { fromVersionId: first.id, fromOn });
  const next = (await getProgramme(id)).versions.find((version) => version.id === nextId);
  if (!next) return;
  const before = versionCardOf(next);
  const amounts = { ...before.amounts, "intern-4": 120_000 };
  await updateVersion(responsable, id, nextId, { before: { ...before }, submitted: { ...before, amounts } });
}
