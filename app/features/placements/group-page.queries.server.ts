import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { arrivalFiltersOf, listWritable } from "./arrivals.queries.server";
import type { GroupMessage } from "./arrivals.schema.server";
import { previewFor, requireWholeDepartement } from "./group-message.commands.server";

/** Who a message goes to: those ticked in the list, else everybody of its filters. */
export async function getGroupPage(user: User, semesterId: string, url: URL) {
  const semester = await getSemester(semesterId);
  const ids = url.searchParams.getAll("placementId").slice(0, 1000);
  // Nobody ticked is nobody, not everybody.
  const isNobody = url.searchParams.has("coches") && ids.length === 0;
  const chosen = isNobody
    ? []
    : await listWritable(user, semester._id, { filters: arrivalFiltersOf(url), ids });
  const reachable = chosen.filter(({ intern }) => intern.emails.length > 0);
  return {
    id: semester._id,
    title: semesterTitle(semester._id),
    batchId: newId(),
    canWrite: user.isWholeDepartement,
    to: reachable.map(({ placementId }) => placementId).join(","),
    names: reachable.map(({ intern }) => `${intern.firstName} ${intern.lastName}`),
    withoutAddress: chosen
      .filter(({ intern }) => intern.emails.length === 0)
      .map(({ intern }) => `${intern.firstName} ${intern.lastName}`),
  };
}

export type GroupPage = Awaited<ReturnType<typeof getGroupPage>>;

/** What the first of the group will read, with the message as it was typed. */
export async function previewGroup(user: User, semesterId: string, written: GroupMessage) {
  requireWholeDepartement(user);
  const chosen = await listWritable(user, semesterId, { filters: { view: "expected" }, ids: written.to });
  const first = chosen.find(({ intern }) => intern.emails.length > 0)?.intern;
  const { batchId, subject, text } = written;
  return {
    written: { batchId, subject, text },
    preview: first && {
      to: `${first.firstName} ${first.lastName}`,
      ...previewFor(first, written),
      signature: [user.name, user.title].filter(Boolean).join(", "),
    },
  };
}

export type GroupPreview = Awaited<ReturnType<typeof previewGroup>>;
