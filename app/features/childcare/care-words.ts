import type { ProposedCare, ProposedStop } from "#models/need-childcare";
import { CARE_MODES, CARE_RHYTHMS, ODD_HOURS } from "~/vocabulary/childcare";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { formatCount, formatDayLong, formatHour, NBSP } from "~/vocabulary/typography";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";
import { forAge } from "./care-age";
import { dayNames, hoursWords } from "./care-week";

/** A place for a child, in words. */
export function careWords(care: ProposedCare): ProposalWords {
  const { place, mode, days, hours, fromOn, communeName, oddHours = [], stops = [] } = care;
  return {
    label: labelOf(care),
    facts: [
      fact("Mode d’accueil", mode && CARE_MODES[mode].fr),
      fact("Où", joined([place, communeName])),
      fact("Jours", daysWords(days)),
      fact("Horaires", joined([openWords(care), hours])),
      fact("Horaires atypiques", joined(oddHours.map((one) => ODD_HOURS[one].fr))),
      fact("Rythme", rhythmWords(care)),
      fact("Arrêts", stops.map(stopWords).join(`${NBSP}; `)),
      fact("Places libres", freeWords(care)),
      fact("Début", fromWords(fromOn)),
    ],
  };
}

/** « Les Lutins, micro-crèche », « Une place, Figeac, lundi » as long as nobody said how the child is minded. */
function labelOf({ place, mode, days, communeName }: ProposedCare): string {
  if (mode && place) return joined([place, CARE_MODES[mode].fr]);
  const where = joined([place ?? communeName, daysWords(days)]);
  return mode ? joined([`Une place (${CARE_MODES[mode].fr})`, where]) : `Une place, ${where}`;
}

/** « 8 h – 18 h », « dès 7 h », « jusqu’à 19 h » */
function openWords({ opensAt, closesAt }: ProposedCare): string {
  if (opensAt && closesAt) return hoursWords(opensAt, closesAt);
  if (opensAt) return `dès ${formatHour(opensAt)}`;
  return closesAt ? `jusqu’à ${formatHour(closesAt)}` : "";
}

/** « régulier » goes without saying. */
function rhythmWords({ takesOccasional, takesEmergencies }: ProposedCare): string {
  return joined([
    takesOccasional && CARE_RHYTHMS.occasional.fr,
    takesEmergencies && CARE_RHYTHMS.emergency.fr,
  ]);
}

/** A figure is worth its day. */
function freeWords({ freePlaces, freeSaidOn, age }: ProposedCare): string {
  if (freePlaces === undefined) return "";
  const count = freePlaces === 0 ? "aucune" : formatCount(freePlaces, "place", "places");
  const whose = [count, age && forAge(age).fr].filter(Boolean).join(" ");
  return joined([whose, freeSaidOn && `dit le ${formatDayLong(freeSaidOn)}`]);
}

function stopWords({ communeName, days }: ProposedStop): string {
  return days.length > 0 ? `${communeName}, ${dayNames(days)}` : communeName;
}

function daysWords(days: readonly (keyof typeof WEEK_DAYS)[] = []): string {
  return days.map((day) => WEEK_DAYS[day].fr).join(", ");
}
