import type { User } from "~/core/auth/actor";
import { nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { FileView } from "./file.queries.server";

/** What a form of a task offers: by whom, until when, which answers are awaited. */
export async function getTaskChoices(
  user: User,
  { referents, handOffs, referentId }: Pick<FileView, "referents" | "handOffs" | "referentId">,
) {
  return {
    awaited: handOffs
      .filter(({ state }) => AWAITING_STATES.includes(state))
      .map((handOff) => ({ value: handOff.id, label: handOff.partnerName })),
    colleagues: referents,
    semesterOn: await nextSemesterStart(toDay(now())),
    soonOn: nextWorkingDay(toDay(now())),
    ownerId: referents.some(({ value }) => value === user.id) ? user.id : (referentId ?? ""),
  };
}
