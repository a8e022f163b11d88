import { CareService, type CareServiceRecord } from "#models/care-service";
import { Partner } from "#models/partner";
import { type Actor, PARTNER } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { getAskedRelay } from "./care-figures.queries.server";
import { type CareReach, reachOf } from "./care-figures-reach.queries.server";
import {
  type Numbers,
  numbersOf,
  numbersOfCount,
  refuseMoreFree,
  toldNumbers,
  toldPlaces,
} from "./care-figures-telling";
import type { CareFiguresAnswer } from "./care-supply.schema.server";
import { recordCounts } from "./childminders.commands.server";
import { keptEarlier } from "./earlier-figures";

const CLOSED = "Ce lien ne permet plus de répondre. Répondez simplement au mail, nous le noterons.";
const CHANGED = "Une de ces fiches vient de changer. Rechargez la page, puis recommencez.";
const TOO_OFTEN = "Ces chiffres viennent de changer plusieurs fois. Appelez-nous, nous noterons les bons.";

/** What a relay centre says of one place or of one commune: the figures it looked at, and those that differ. */
interface Line {
  before: Numbers;
  said: Numbers;
}

interface Said {
  services: { service: CareServiceRecord; numbers: Numbers }[];
  communes: { commune: CareReach["communes"][number]; numbers: Numbers }[];
}

/**
 * Notes what a relay centre says by its link of the places and of the childminders of its communes: figures, or that
 * nothing changed. What it said, and what it left as it was, are told today by the relay centre; an empty field says
 * nothing. Refuses a link no longer in force, more than ten answers an hour, and, telling both values, what a colleague
 * corrected since the page was drawn.
 */
export async function sayCareFigures(token: string | undefined, answer: CareFiguresAnswer): Promise<void> {
  const { relay, isCurrent } = await getAskedRelay(token);
  if (!isCurrent) throw new UserFacingError(CLOSED);
  const reach = await reachOf(relay._id);
  const said = answer.act === "same" ? everythingIn(reach) : saidIn(reach, answer);
  if (await isOverLimit("link-answer", `care-figures ${relay._id}`)) throw new UserFacingError(TOO_OFTEN);
  const actor = { ...PARTNER, name: relay.name };
  const told = { on: toDay(now()), source: relay.name };
  for (const { service, numbers } of said.services) await tellService(actor, service, { numbers, told });
  for (const { commune, numbers } of said.communes) {
    await recordCounts(actor, commune, { figures: numbers, asListed: numbers, told });
  }
  await commit(actor, Partner, relay._id, {
    onlyIf: { "careLink.version": relay.careLink?.version },
    refusal: CLOSED,
    set: { "careLink.answeredAt": now() },
    effects: [audit("care-figures.told")],
  });
}

async function tellService(
  actor: Actor,
  { _id, version, isListed, ...service }: CareServiceRecord,
  { numbers, told }: { numbers: Numbers; told: { on: string; source: string } },
): Promise<void> {
  const { places, byAge } = toldPlaces(service, numbers, told);
  await commit(actor, CareService, _id, {
    onlyIf: { version },
    refusal: CHANGED,
    set: {
      ...{ checkedOn: told.on, byAge, ...(places ? { places } : {}) },
      ...keptEarlier(service, { places, byAge }, ["places", "byAge"]),
    },
    unset: isListed === false && Object.keys(numbers).length > 0 ? ["isListed"] : [],
    effects: [audit("care-figures.told", ["places", "byAge"])],
  });
}

/** « Rien n’a changé » : all that is known holds. */
function everythingIn({ services, communes, counts }: CareReach): Said {
  const counted = new Map(counts.map((count) => [count._id, numbersOfCount(count)]));
  return {
    services: services.map((service) => ({ service, numbers: numbersOf(service) })),
    communes: communes.flatMap((commune) => {
      const numbers = counted.get(commune.code);
      return numbers ? [{ commune, numbers }] : [];
    }),
  };
}

/** The lines of a page; one that is not the relay centre's is left aside, one that says nothing too. */
function saidIn(
  { services, communes, counts }: CareReach,
  answer: Extract<CareFiguresAnswer, { act: "told" }>,
): Said {
  const counted = new Map(counts.map((count) => [count._id, count]));
  const placesById = new Map(services.map((service) => [service._id, service]));
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  return {
    services: answer.services.flatMap(({ id, before, ...said }) => {
      const service = placesById.get(id);
      if (!service) return [];
      const numbers = heard({ before, said }, numbersOf(service), service.name);
      return Object.keys(numbers).length > 0 ? [{ service, numbers }] : [];
    }),
    communes: answer.communes.flatMap(({ code, before, ...said }) => {
      const commune = byCode.get(code);
      if (!commune) return [];
      const numbers = heard({ before, said }, numbersOfCount(counted.get(code)), commune.name);
      return Object.keys(numbers).length > 0 ? [{ commune, numbers }] : [];
    }),
  };
}

function heard(
  { before, said }: { before: Record<string, unknown>; said: Line["said"] },
  current: Numbers,
  name: string,
): Numbers {
  const told = toldNumbers({ before, said, current }, name);
  refuseMoreFree({ ...current, ...told }, name);
  return told;
}
