import type { Closure } from "#models/partner";
import type { VisitStep } from "#models/visit-day";
import { publicHolidays } from "~/core/public-holidays";
import { distanceKm, type Place } from "~/features/reference-data/distance";
import {
  foldText,
  formatCount,
  formatDay,
  joinWords,
  NBSP,
  plural,
  upperFirst,
} from "~/vocabulary/typography";
import { HOLDING_STATES, type Itinerary } from "~/vocabulary/visit-days";
import { dayWords, doOverlap, hourOf, hourWords, minutesOf, spanWords } from "./visit-hours";

/** Kilometres of straight line covered in an hour: roads wind, and the way is not known. */
export const STRAIGHT_LINE_KM_PER_HOUR = 50;

export type ConflictKind =
  | "overlap"
  | "host"
  | "declined"
  | "closed"
  | "day-off"
  | "travel"
  | "unknown-travel"
  | "children";

/** What does not fit in a day, in a French sentence, and the steps it is about. */
export interface Conflict {
  kind: ConflictKind;
  stepIds: string[];
  text: string;
}

/** A host expected in another household’s day, the same day. */
export interface HostedElsewhere {
  partnerId: string;
  name: string;
  fromHour: string;
  toHour: string;
}

/** What a day is checked against. */
export interface DayFacts {
  hasChildren: boolean;
  /** By INSEE code, the communes of the steps. */
  places: ReadonlyMap<string, Place>;
  /** By partner, the days on which nobody there answers. */
  closures: ReadonlyMap<string, readonly Closure[]>;
  elsewhere: readonly HostedElsewhere[];
}

interface Day {
  on: string;
  steps: readonly VisitStep[];
}

const SIDES = ["doctor", "family"] as const satisfies readonly Itinerary[];
const SIDE_WORDS: Readonly<Record<(typeof SIDES)[number], string>> = {
  doctor: "côté médecin",
  family: "côté famille",
};
/** What the family does without its children, while the doctor is seen somewhere. */
const UNFIT_FOR_CHILDREN: readonly VisitStep["kind"][] = ["work", "housing", "meeting"];

/** Everything that does not fit in a day; the order in which its steps are given changes nothing. */
export function conflictsOf({ on, steps }: Day, facts: DayFacts): Conflict[] {
  const ordered = [...steps].sort(byHour);
  return [
    ...dayOff(on, ordered),
    ...pairsOf(ordered).flatMap(overlapOf),
    ...pairsOf(ordered).flatMap(sameHostOf),
    ...ordered.flatMap((step) => elsewhereOf(step, facts)),
    ...ordered.flatMap(declinedOf),
    ...ordered.flatMap((step) => closedOf(on, step, facts)),
    ...travelsOf(ordered, facts),
    ...(facts.hasChildren ? childrenAlone(ordered) : []),
  ];
}

function byHour(one: VisitStep, other: VisitStep): number {
  const keys = [one, other].map(({ fromHour, toHour, id }) => `${fromHour} ${toHour} ${id}`);
  return (keys[0] ?? "") < (keys[1] ?? "") ? -1 : 1;
}

function dayOff(on: string, steps: VisitStep[]): Conflict[] {
  const holiday = publicHolidays(Number(on.slice(0, 4))).find(({ day }) => day === on);
  const isSunday = new Date(`${on}T12:00:00Z`).getUTCDay() === 0;
  if (!holiday && !isSunday) return [];
  const why = holiday ? `est férié (${holiday.name})` : "est un dimanche";
  const text = `${upperFirst(formatDay(on))} ${why}${NBSP}: assurez-vous que chacun est là.`;
  return [{ kind: "day-off", stepIds: steps.map(({ id }) => id), text }];
}

function pairsOf(steps: VisitStep[]): [VisitStep, VisitStep][] {
  return steps.flatMap((one, index) =>
    steps.slice(index + 1).flatMap((other): [VisitStep, VisitStep][] => [[one, other]]),
  );
}

/** The children are minded while the adults of their side do something else: that is no overlap. */
function overlapOf([one, other]: [VisitStep, VisitStep]): Conflict[] {
  const sides = SIDES.filter((side) => isOn(one, side) && isOn(other, side));
  const isMinded = (one.kind === "childcare") !== (other.kind === "childcare");
  if (sides.length === 0 || isMinded || !doOverlap(one, other)) return [];
  const who = sides.length === 2 ? "" : ` ${sides.map((side) => SIDE_WORDS[side]).join()}`;
  const text = `${quoted(one)} et ${quoted(other)} se chevauchent${who} à ${hourWords(other.fromHour)}.`;
  return [{ kind: "overlap", stepIds: [one.id, other.id], text }];
}

function isOn({ itinerary }: VisitStep, side: Itinerary): boolean {
  return itinerary === "together" || itinerary === side;
}

function sameHostOf([one, other]: [VisitStep, VisitStep]): Conflict[] {
  const host = one.host;
  if (!host || !other.host || hostKey(host) !== hostKey(other.host) || !doOverlap(one, other)) return [];
  if (!isHeld(one) || !isHeld(other)) return [];
  const text = `${host.name} est attendu·e à deux étapes à la fois${NBSP}: ${quoted(one)} et ${quoted(other)}.`;
  return [{ kind: "host", stepIds: [one.id, other.id], text }];
}

function elsewhereOf(step: VisitStep, { elsewhere }: DayFacts): Conflict[] {
  const { host } = step;
  if (!host?.partnerId || !isHeld(step)) return [];
  const clashes = elsewhere.filter((one) => hostKey(one) === hostKey(host) && doOverlap(one, step));
  return clashes.map((one) => ({
    kind: "host" as const,
    stepIds: [step.id],
    text: `${host.name} est déjà attendu·e ${spanWords(one)} dans une autre journée de visite.`,
  }));
}

function declinedOf(step: VisitStep): Conflict[] {
  const { host } = step;
  if (host?.state !== "declined") return [];
  const text = `Pour ${quoted(step)}, ${host.name} ne peut pas${NBSP}: choisissez un autre hôte, ou retirez l’étape.`;
  return [{ kind: "declined", stepIds: [step.id], text }];
}

function isHeld({ host }: VisitStep): boolean {
  return host !== undefined && HOLDING_STATES.includes(host.state);
}

function hostKey({ partnerId = "", name }: { partnerId?: string; name: string }): string {
  return `${partnerId} ${foldText(name)}`;
}

function closedOf(on: string, step: VisitStep, { closures }: DayFacts): Conflict[] {
  const { host } = step;
  const found = closures.get(host?.partnerId ?? "")?.find(({ fromOn, toOn }) => fromOn <= on && on <= toOn);
  if (!host || !found) return [];
  const why = found.label ? ` (${found.label})` : "";
  const text = `${quoted(step)}${NBSP}: ${host.name} n’est pas là ${dayWords(on)}${why}.`;
  return [{ kind: "closed", stepIds: [step.id], text }];
}

/** Told once of two steps made together, however many itineraries go from one to the other. */
function travelsOf(steps: VisitStep[], facts: DayFacts): Conflict[] {
  const found = SIDES.flatMap((side) =>
    travelsOn(
      steps.filter((step) => isOn(step, side)),
      facts,
    ),
  );
  return [...new Map(found.map((conflict) => [conflict.stepIds.join(" "), conflict])).values()];
}

function travelsOn(steps: VisitStep[], facts: DayFacts): Conflict[] {
  const stays = steps.filter(({ kind }) => kind !== "travel");
  return stays.slice(1).flatMap((to, index) => {
    const from = stays.slice(0, index + 1).findLast(({ communeCode }) => communeCode);
    if (!from || !to.communeCode || from.communeCode === to.communeCode || doOverlap(from, to)) return [];
    const between = stays.slice(stays.indexOf(from) + 1, index + 1);
    return travelOf(from, to, minutesBetween(from, to, between), facts);
  });
}

/** Those left for the road: what is done between the two, nobody knows where, is not. */
function minutesBetween(from: VisitStep, to: VisitStep, between: VisitStep[]): number {
  const spent = between.reduce((sum, step) => sum + minutesOf(step.toHour) - minutesOf(step.fromHour), 0);
  return minutesOf(to.fromHour) - minutesOf(from.toHour) - spent;
}

function travelOf(from: VisitStep, to: VisitStep, minutes: number, { places }: DayFacts): Conflict[] {
  const [start, end] = [from, to].map(({ communeCode = "" }) => places.get(communeCode));
  const stepIds = [from.id, to.id];
  const way = `De ${from.communeName ?? start?.name} à ${to.communeName ?? end?.name}`;
  const left =
    minutes > 0 ? `${minutes}${NBSP}min ${plural(minutes, "prévue", "prévues")}` : "aucun temps prévu";
  if (!start?.location || !end?.location) {
    const text = `${way}${NBSP}: distance inconnue, ${left}.`;
    return minutes < 60 ? [{ kind: "unknown-travel", stepIds, text }] : [];
  }
  const kilometres = Math.round(distanceKm(start.location, end.location));
  if (minutes >= (kilometres / STRAIGHT_LINE_KM_PER_HOUR) * 60) return [];
  const text = `${way}${NBSP}: ${formatCount(kilometres, "km", "km")} à vol d’oiseau, ${left} avant ${hourWords(to.fromHour)}.`;
  return [{ kind: "travel", stepIds, text }];
}

/** While the doctor is shown a place and the family has better to do than mind the children, somebody must. */
function childrenAlone(steps: VisitStep[]): Conflict[] {
  const doctors = steps.filter(({ itinerary, kind }) => itinerary === "doctor" && kind === "structure");
  const families = steps.filter(
    ({ itinerary, kind }) => itinerary === "family" && UNFIT_FOR_CHILDREN.includes(kind),
  );
  const minded = steps.filter(({ kind }) => kind === "childcare");
  return doctors.flatMap((doctor) =>
    families.flatMap((family) => {
      const gaps = gapsOf(sharedOf(doctor, family), minded);
      if (gaps.length === 0) return [];
      const text = `Personne ne garde les enfants ${joinWords(gaps.map((gap) => spanWords(gap)))}.`;
      return [{ kind: "children" as const, stepIds: [doctor.id, family.id], text }];
    }),
  );
}

interface Span {
  fromHour: string;
  toHour: string;
}

function sharedOf(one: Span, other: Span): Span {
  const froms = [minutesOf(one.fromHour), minutesOf(other.fromHour)];
  const tos = [minutesOf(one.toHour), minutesOf(other.toHour)];
  return { fromHour: hourOf(Math.max(...froms)), toHour: hourOf(Math.min(...tos)) };
}

/** What of a span none of the others covers; nothing when it is empty. */
function gapsOf({ fromHour, toHour }: Span, covers: readonly Span[]): Span[] {
  const end = minutesOf(toHour);
  const gaps: Span[] = [];
  let at = minutesOf(fromHour);
  for (const cover of [...covers].sort((a, b) => (a.fromHour < b.fromHour ? -1 : 1))) {
    const [from, to] = [minutesOf(cover.fromHour), minutesOf(cover.toHour)];
    if (to <= at || from >= end) continue;
    if (from > at) gaps.push({ fromHour: hourOf(at), toHour: hourOf(from) });
    at = to;
  }
  return at < end ? [...gaps, { fromHour: hourOf(at), toHour }] : gaps;
}

function quoted({ title }: VisitStep): string {
  return `«${NBSP}${title}${NBSP}»`;
}
