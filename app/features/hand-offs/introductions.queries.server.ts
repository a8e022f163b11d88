import type { CandidateRecord } from "#models/candidate";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { type IntroductionRow, withVisitReplies } from "~/features/calendar/visit-replies.queries.server";
import { listOpeningsFor } from "~/features/openings/candidate-openings.queries.server";
import { openingTitle } from "~/features/openings/opening-card";
import type { OpeningRow } from "~/features/openings/openings.queries.server";
import { listStructures } from "~/features/structures/structures.queries.server";
import { lowerFirst } from "~/vocabulary/typography";
import { rowsOf, SHOWN, type TitledRow, titledRowsOf } from "./hand-offs.queries.server";

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

/** The introductions of one candidate the caller was already allowed to see, latest first. */
export async function listIntroductions(candidateId: string): Promise<IntroductionRow[]> {
  const rows = await HandOff.find({ "introduction.candidateId": candidateId }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  return withVisitReplies(await rowsOf(rows));
}

/** The latest introductions to one structure, of files this colleague may see, each with the title of its file. */
export async function listIntroductionsTo(user: User, structureId: string): Promise<TitledRow[]> {
  const rows = await HandOff.find({ "introduction.structureId": structureId, ...visibleFor(user) }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(20)
    .lean<HandOffRecord[]>();
  return titledRowsOf(rows);
}
