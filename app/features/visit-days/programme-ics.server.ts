import { env } from "~/core/env.server";
import { type IcsEvent, writeCalendar } from "~/core/ics.server";
import { derivedId } from "~/core/ids.server";
import { formatPhone } from "~/vocabulary/typography";
import type { Itinerary } from "~/vocabulary/visit-days";
import { leadOf, type OpenProgramme, shownOf } from "./programme.queries.server";

/** The steps of one itinerary, those made together included, to be kept in a calendar in the language of its reader. */
export async function programmeIcs(
  opened: OpenProgramme,
  itinerary: Exclude<Itinerary, "together">,
): Promise<string> {
  const { day } = opened;
  const { name, phone } = await leadOf(day);
  const { title, steps } = shownOf(opened);
  const own = steps.filter((step) => step.itinerary === "together" || step.itinerary === itinerary);
  return writeCalendar(
    title,
    own.map(
      (step): IcsEvent => ({
        uid: `visite-${derivedId("visit-step", day._id, step.id)}@${new URL(env().publicUrl).hostname}`,
        ...{ sequence: day.version, changedAt: day.updatedAt, on: day.on },
        ...{ time: step.fromHour, until: step.toHour, title: step.title },
        place: step.where || undefined,
        details: [step.host, step.note, `${name} ${phone && formatPhone(phone)}`.trim()]
          .filter(Boolean)
          .join("\n"),
      }),
    ),
  );
}
