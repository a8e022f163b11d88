import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { zoneWords } from "~/features/reference-data/zone-words";
import { zoneOf } from "~/features/reference-data/zoning.queries.server";
import { CONFIDENTIALITIES } from "~/vocabulary/openings";
import { formatDayLong } from "~/vocabulary/typography";
import { listCandidatesLinkedTo } from "./candidate-openings.queries.server";
import { fteWords, inputOf, isStale, openingTitle, periodWords } from "./opening-card";
import { getOpening } from "./openings.queries.server";

/** What the page of an opening shows, with the candidates linked to it that this colleague may see. */
export async function getOpeningPage(user: User, openingId: string) {
  const opening = await getOpening(openingId);
  const today = toDay(now());
  const [candidates, zones] = await Promise.all([
    listCandidatesLinkedTo(user, openingId),
    zoneOf([opening.communeCode], today),
  ]);
  const { structureId, structureName, communeName, fte, premises, note, state, version } = opening;
  return {
    title: openingTitle(opening),
    structure: { id: structureId, name: structureName },
    communeName,
    version,
    state,
    note,
    confidentiality: opening.confidentiality,
    lastCheckedOn: opening.lastCheckedOn,
    isStale: state === "open" && isStale(opening, today),
    input: inputOf(opening),
    facts: [
      { term: "Disponible", value: periodWords(opening) },
      { term: "Temps de travail", value: fte ? fteWords(fte) : "" },
      { term: "Locaux", value: premises ?? "" },
      { term: "Zonage médecins", value: zoneWords(zones.get(opening.communeCode)) },
      { term: "Confidentialité", value: CONFIDENTIALITIES[opening.confidentiality].fr },
      { term: "Vérifiée le", value: formatDayLong(opening.lastCheckedOn) },
    ],
    candidates,
    today,
  };
}

export type OpeningView = Awaited<ReturnType<typeof getOpeningPage>>;
