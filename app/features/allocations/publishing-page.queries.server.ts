import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { getAllocation } from "./allocations.queries.server";
import { brokenNames } from "./broken-lines.queries.server";
import { groundOf } from "./publishing-ground.queries.server";
import { tellingsOf } from "./tellings";
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
  const nameOf = (placementId: string) => names.get(placementId) ?? "";
  return {
    ...{ id, name: allocation.name, state: allocation.state, broken, refusal: allocation.refusal },
    mayAct: user.isWholeDepartement,
    semester: semesterTitle(ground.semester._id),
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
      .filter(({ placeId }) => !placeId)
      .map(({ placementId }) => nameOf(placementId)),
    leavesAt: dueMoment("bureau", now(), true),
    now: now(),
  };
}
