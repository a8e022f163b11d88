import { expect, it } from "vitest";
import { readSchoolTable } from "~/features/schools/school-table.server";

it("keeps of the records the columns a table of schools may have, each once, whatever else they carry", async () => {
  const records = Array.from({ length: 50_000 }, (_, rank) => ({
    nom_etablissement: `École ${rank}`,
    [`Nom-établissement${"!".repeat(rank % 40)}`]: "écrit autrement",
    [`clé ${rank}`]: rank,
  }));
  const { rows } = await readSchoolTable(new TextEncoder().encode(JSON.stringify(records)));
  expect(rows.length).toBe(50_001);
  expect([rows[0], rows[1], rows.at(-1)]).toEqual([["nom_etablissement"], ["École 0"], ["École 49999"]]);
});
