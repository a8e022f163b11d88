import type { CandidateRecord } from "#models/candidate";
import { listOpeningsFor } from "~/features/openings/candidate-openings.queries.server";
import { lowerFirst, openingTitle } from "~/features/openings/opening-card";
import type { OpeningRow } from "~/features/openings/openings.queries.server";
import { listStructures } from "~/features/structures/structures.queries.server";

/** Before a structure is looked for by its name. */
const MOST_SUGGESTED = 8;

export interface PlaceChoice {
  /** What the address of the form asks for. */
  search: string;
  name: string;
  detail: string;
  opening?: OpeningRow;
}

/**
 * Where a candidate may be introduced: the openings of their project and the most fitting ones with their reasons or,
 * when a name is typed, the structures that bear it.
 */
export async function listPlaces(
  candidate: CandidateRecord,
  text: string | undefined,
): Promise<PlaceChoice[]> {
  if (text) {
    const { rows } = await listStructures({ text }, 1);
    return rows.map(({ _id, name, communeName }) => ({
      search: `structure=${_id}`,
      name,
      detail: communeName,
    }));
  }
  const { linked, proposed } = await listOpeningsFor(candidate);
  const own = linked
    .filter(({ state }) => state === "open")
    .map((opening) => ({ opening, reasons: ["déjà reliée à son projet"] }));
  return [...own, ...proposed].slice(0, MOST_SUGGESTED).map(({ opening, reasons }) => ({
    search: `ouverture=${opening._id}`,
    name: `${opening.structureName} : ${lowerFirst(openingTitle(opening))}`,
    detail: reasons.join(" · "),
    opening,
  }));
}
