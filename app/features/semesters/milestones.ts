import type { Milestone } from "#models/semester";
import { type Day, workingDayFrom } from "~/core/calendar";
import { addDays } from "~/core/days";

/** What a semester asks, and how many days before its first day; those after it are counted below zero. */
const TIMETABLE: readonly (Pick<Milestone, "label" | "isShown" | "key"> & { daysBefore: number })[] = [
  // Placements from another subdivision are filed four months ahead.
  { label: "Dossiers hors subdivision déposés", daysBefore: 123 },
  { label: "Places demandées aux maîtres de stage", daysBefore: 105, key: "seats-asked" },
  { label: "Places confirmées", daysBefore: 75 },
  { label: "Vœux des internes recueillis", daysBefore: 60 },
  { label: "Répartition publiée", daysBefore: 40 },
  { label: "Documents manquants relancés", daysBefore: 21 },
  { label: "Clés et états des lieux prêts", daysBefore: 7 },
  { label: "Accueil des internes", daysBefore: 0, isShown: true },
  { label: "Point après un mois", daysBefore: -30 },
  { label: "Avis de fin de stage demandé", daysBefore: -174, key: "survey-asked" },
];

/** The timetable proposed to a semester, each day moved to the first that is worked. */
export function defaultMilestones(startsOn: Day): Omit<Milestone, "id">[] {
  return TIMETABLE.map(({ daysBefore, ...milestone }) => ({
    ...milestone,
    on: workingDayFrom(addDays(startsOn, -daysBefore)),
  }));
}

/** The milestones in the order of their days. */
export function inOrder(milestones: readonly Milestone[]): Milestone[] {
  return [...milestones].sort((one, other) => one.on.localeCompare(other.on));
}
