import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { placeWords } from "./allocation-words";
import { getAllocation } from "./allocations.queries.server";
import { brokenNames } from "./broken-lines.queries.server";
import { groundOf, type PublishingGround } from "./publishing-ground.queries.server";
import { tellingsOf, unaskedLines, unconfirmedLines } from "./tellings";
import { wordsOfLines } from "./told-lines.queries.server";

export type PublishingPage = Awaited<ReturnType<typeof getPublishingPage>>;

/** What publishing an allocation would do: who is told, who is to be called, when the letters leave. */
export async function getPublishingPage(user: User, id: string) {
  const allocation = await getAllocation(id);
  const ground = await groundOf(allocation);
  const { interns, supervisors, owners } = tellingsOf(ground);
  const [told, broken] = await Promise.all([
    wordsOfLines(user, allocation, ground.followed?.lines ?? []),
    allocation.state === "proposed" ? brokenNames(user, allocation) : [],
  ]);
  const names = new Map(told.map(({ placementId, name }) => [placementId, name]));
  const unasked = unaskedLines(ground);
  const nameOf = (placementId: string) => names.get(placementId) ?? "";
  return {
    ...{ id, name: allocation.name, state: allocation.state, broken, refusal: allocation.refusal },
    mayAct: user.isWholeDepartement,
    ...{ semester: semesterTitle(ground.semester._id), semesterId: ground.semester._id },
    isRepair: ground.followed !== null,
    interns: interns.filter(({ email }) => email).map(({ line }) => nameOf(line.placementId)),
    toCall: interns.filter(({ email }) => !email).map(({ line }) => nameOf(line.placementId)),
    supervisors: supervisors.map(({ supervisor: { firstName, lastName, email } }) => ({
      name: `${firstName} ${lastName}`,
      hasEmail: Boolean(email),
    })),
    owners: owners.map(({ lodging: { name, ownerName, ownerEmail } }) => ({
      name: `${ownerName} (${name})`,
      hasEmail: Boolean(ownerEmail),
    })),
    unplaced: allocation.lines
      .filter((line) => !line.placeId && !unasked.includes(line))
      .map(({ placementId }) => nameOf(placementId)),
    unasked: unasked.map(({ placementId }) => nameOf(placementId)),
    unconfirmed: unconfirmedIn(ground),
    leavesAt: dueMoment("bureau", now(), true),
    now: now(),
  };
}

/** How many interns rest on places that nobody confirmed, and which. */
function unconfirmedIn(ground: PublishingGround): { interns: number; places: string[] } {
  const lines = unconfirmedLines(ground);
  const places = lines.flatMap(({ placeId }) => ground.places.get(placeId ?? "") ?? []);
  return { interns: lines.length, places: [...new Set(places.map(placeWords))] };
}
