import type { ProposedMeeting } from "#models/need-discovery";
import { formatDayLong } from "~/vocabulary/typography";
import { fact, joined, type ProposalWords } from "../needs/proposal-kind";

/** Days on which somebody may be met, in words. */
export function meetingWords({ slots }: ProposedMeeting): ProposalWords {
  return {
    label: `Un rendez-vous ${slots.map(slotWords).join(" ou ")}`,
    facts: slots.map((slot, place) =>
      fact(slots.length > 1 ? `Créneau ${place + 1}` : "Créneau", slotWords(slot)),
    ),
  };
}

function slotWords({ on, hour }: ProposedMeeting["slots"][number]): string {
  return joined([`le ${formatDayLong(on)}`, hour]);
}
