import type { SemesterRecord } from "#models/semester";
import type { SupervisorRecord } from "#models/supervisor";
import type { TrainingPlaceRecord } from "#models/training-place";
import type { Effect } from "~/core/db/effects.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { semesterDates, semesterName } from "~/features/semesters/semester-words";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { offerOf, placeWords, proposedSeats } from "./seat-offers";

export interface AskingLetter {
  semester: SemesterRecord;
  sender: { name: string; email: string; title?: string; phone?: string; signature?: string };
  /** The name of each level. */
  levels: ReadonlyMap<string, string>;
  isReminder: boolean;
}

/** The one letter of a supervisor for all their places of a semester, with the link to their page. */
export function askingLetter(
  { _id, firstName, lastName, email = "", linkVersion }: SupervisorRecord,
  places: readonly TrainingPlaceRecord[],
  { semester, sender, levels, isReminder }: AskingLetter,
): Effect {
  return mail(
    "seats-asked",
    {
      ...{ ...signatureOf(sender), firstName, isReminder, semester: semesterName(semester._id) },
      dates: semesterDates(semester),
      places: places.map((place) => placeLine(place, semester._id, levels)),
      link: { purpose: "seats", id: _id, version: linkVersion },
    },
    {
      ...{ to: email, toName: `${firstName} ${lastName}`, replyTo: sender.email, fromName: sender.name },
      isManual: !isReminder,
    },
  );
}

/** « Maison de santé des Tilleuls, Figeac, SASPAS : 1 place » */
function placeLine(place: TrainingPlaceRecord, semesterId: string, levels: AskingLetter["levels"]): string {
  const { seats } = offerOf(place, semesterId)?.offer ?? proposedSeats(place.offers, semesterId);
  const title = `${placeWords(place)}, ${levels.get(place.level) ?? place.level}`;
  return `${title}${NBSP}: ${formatCount(seats, "place", "places")}`;
}
