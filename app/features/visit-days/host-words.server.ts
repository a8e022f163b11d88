import { Household, type HouseholdRecord } from "#models/household";
import type { VisitStep } from "#models/visit-day";
import { UserFacingError } from "~/core/errors";
import { foldText, NBSP } from "~/vocabulary/typography";
import { STEP_KINDS } from "~/vocabulary/visit-days";

/** Those a host knows once they are there: what they read before names none of them. */
export type Family = Pick<HouseholdRecord, "heads" | "adults" | "children" | "state">;

/** The family of a day; null once its file is gone. */
export async function findFamily(householdId: string): Promise<Family | null> {
  return Household.findById(householdId, { heads: 1, adults: 1, children: 1, state: 1 }).lean<Family>();
}

/** Who follows a step: « un médecin et sa famille », « la famille d’un médecin », « un·e interne » */
export function whoComes(
  { heads, adults, children }: Family,
  { itinerary }: Pick<VisitStep, "itinerary">,
): string {
  const who = heads.some(({ kind }) => kind === "intern") ? "un·e interne" : "un médecin";
  if (itinerary === "doctor" || heads.length + adults.length + children.length <= 1) return who;
  return itinerary === "family" ? `la famille d’${who}` : `${who} et sa famille`;
}

/** « Visite de logement : une maison à louer »; of a meeting, only what it is about. */
export function whatOf({ kind, title }: Pick<VisitStep, "kind" | "title">): string {
  if (kind === "meeting" && title) return title;
  return [STEP_KINDS[kind].fr, title].filter(Boolean).join(`${NBSP}: `);
}

/** Refuses what a host would read, their step’s title or its place, when it names the family. */
export function refuseNames(family: Family, { title, place = "" }: Pick<VisitStep, "title" | "place">): void {
  const inTitle = nameIn(family, title);
  const inPlace = nameIn(family, place);
  if (inTitle) {
    throw new UserFacingError(
      `${quoted(title)} nomme ${inTitle}${NBSP}: l’hôte le lirait. Écrivez ce qui est prévu sans nommer la famille.`,
    );
  }
  if (!inPlace) return;
  throw new UserFacingError(
    `${quoted(place)} nomme ${inPlace}${NBSP}: l’hôte le lirait. Écrivez le lieu sans nommer la famille${NBSP}; si c’est le nom d’une rue, abrégez-le.`,
    { field: "place" },
  );
}

/** A step as its host reads it: what would name the family, since it was written, is left out. */
export function asHostReads(family: Family | null, { place, ...step }: VisitStep): VisitStep {
  const isNamed = (words: string) => !family || isNaming(family, words);
  return {
    ...step,
    title: isNamed(step.title) ? "" : step.title,
    ...(place && !isNamed(place) ? { place } : {}),
  };
}

/** Whether words name somebody of the family. */
export function isNaming(family: Family, words: string): boolean {
  return nameIn(family, words) !== undefined;
}

function nameIn({ heads, adults, children }: Family, words: string): string | undefined {
  const names = [...heads, ...adults, ...children].flatMap((person) => [
    person.firstName ?? "",
    "lastName" in person ? (person.lastName ?? "") : "",
  ]);
  const folded = ` ${foldText(words)} `;
  return names.find((name) => foldText(name).length > 1 && folded.includes(` ${foldText(name)} `));
}

function quoted(words: string): string {
  return `«${NBSP}${words}${NBSP}»`;
}
