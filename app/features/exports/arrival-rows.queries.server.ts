import type { User } from "~/core/auth/actor";
import { type Arrival, arrivalFiltersOf, listArrivals } from "~/features/placements/arrivals.queries.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { everyRow } from "./every-row";

/** The interns of one semester, or of all; those of other territories, whom the screen counts, are not in the file. */
export async function* arrivalRows(user: User, url: URL): AsyncGenerator<string[]> {
  const asked = url.searchParams.get("semestre");
  const semesterIds = asked ? [asked] : (await listSemesters()).map(({ _id }) => _id);
  const filters = arrivalFiltersOf(url);
  yield [
    "Semestre",
    "Nom",
    "Faculté",
    "Niveau demandé",
    "Terrain de stage",
    "Lit",
    "Hébergement demandé",
    "E-mail",
    "Téléphone",
    "Il manque",
  ];
  for (const semesterId of semesterIds)
    for await (const arrival of everyRow((page) => listArrivals(user, semesterId, filters, page)))
      if (arrival.name) yield [semesterTitle(semesterId), ...arrivalCells(arrival, arrival.name)];
}

function arrivalCells(arrival: Arrival, name: string): string[] {
  const { faculty, levels, seat, bed, isBedNeeded, email, phone, missing } = arrival;
  return [name, faculty, levels, seat, bed, isBedNeeded ? "oui" : "non", email, phone, missing];
}
