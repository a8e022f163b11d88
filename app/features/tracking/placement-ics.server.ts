import { env } from "~/core/env.server";
import { type IcsEvent, writeCalendar } from "~/core/ics.server";
import { derivedId } from "~/core/ids.server";
import { OWN_PLACEMENT_WORDS, semesterIn } from "~/features/placements/own-placement-words";
import type { LiveTracking } from "./tracking-link.queries.server";
import type { OwnPlacement } from "./tracking-placement.queries.server";

/** The days of the semester of an intern, whole days, in the language of their page. */
export function placementIcs(
  { semesterId, steps, seat, bed, sequence, changedAt }: OwnPlacement,
  { member, language }: Pick<LiveTracking, "member" | "language">,
): string {
  const words = OWN_PLACEMENT_WORDS[language];
  const host = new URL(env().publicUrl).hostname;
  const places = {
    firstDay: seat && `${seat.name}, ${seat.commune}`,
    checkIn: bed && `${bed.address}, ${bed.commune}`,
    checkOut: bed && `${bed.address}, ${bed.commune}`,
    milestone: undefined,
  };
  return writeCalendar(
    semesterIn(language, semesterId),
    steps.map(
      ({ id, what, on, label }): IcsEvent => ({
        uid: `semestre-${derivedId("semester-step", member.id, semesterId, id)}@${host}`,
        ...{ sequence, changedAt, on },
        title: what === "milestone" ? label : words[what],
        place: places[what] ?? undefined,
      }),
    ),
  );
}
