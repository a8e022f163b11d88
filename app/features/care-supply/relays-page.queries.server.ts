import { contactToWrite } from "~/features/partners/capacity.commands.server";
import { epciNames } from "./care-epcis.queries.server";
import { restedSince } from "./care-figures.queries.server";
import { listRelayStandings, type RelayStanding } from "./care-figures-reach.queries.server";
import { communesWithoutRelay } from "./relay-centres.queries.server";

/** What the page of relay centres prints: whom each covers, what is stale there, and the communes without any. */
export async function getRelaysPage() {
  const [standings, alone] = await Promise.all([listRelayStandings(), communesWithoutRelay()]);
  const epcis = [...new Set(alone.map(({ epciCode }) => epciCode ?? ""))];
  const names = await epciNames(epcis.filter(Boolean));
  return {
    relays: standings.map(lineOf),
    alone: epcis.map((code) => ({
      epci: names.get(code) ?? "Sans intercommunalité",
      communes: alone.filter(({ epciCode }) => (epciCode ?? "") === code).map(({ name }) => name),
    })),
    aloneCount: alone.length,
  };
}

function lineOf({ relay, communes, staleServices, staleCounts }: RelayStanding) {
  const { _id, name, contacts, careLink } = relay;
  return {
    id: _id,
    name,
    communes,
    staleServices,
    staleCounts,
    askedOn: careLink?.sentAt,
    answeredOn: careLink?.answeredAt,
    email: contactToWrite(contacts)?.email,
    isRested: !careLink || careLink.sentAt <= restedSince(),
  };
}
