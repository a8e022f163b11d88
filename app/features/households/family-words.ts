import type { Adult, Child, FamilyObstacle } from "#models/household";
import type { Difference } from "~/core/lost-updates";
import { OBSTACLE_STATES } from "~/vocabulary/exercise";
import { CUSTODIES, FAMILY_OBSTACLE_KINDS, RELATIONS } from "~/vocabulary/family";
import { formatDayLong, formatMonth, NBSP } from "~/vocabulary/typography";

interface Members {
  adults: readonly Adult[];
  children: readonly Child[];
  familyObstacles: readonly FamilyObstacle[];
}

export const OBSTACLES_LABEL = "Freins familiaux";

/**
 * What an edit changed in the family, for its timeline: never how to join an adult, which is theirs alone, nor a child
 * on the way, which only the family's own page shows; such a list is not kept either, so it cannot be put back.
 */
export function familyDifferences(fields: readonly string[], was: Members, is: Members): Difference[] {
  return [
    ...(fields.includes("adults") ? [adultDifference(was.adults, is.adults)] : []),
    ...(fields.includes("children") ? childDifferences(was.children, is.children) : []),
    ...(fields.includes("familyObstacles")
      ? [obstacleDifference(was.familyObstacles, is.familyObstacles)]
      : []),
  ];
}

function adultDifference(was: readonly Adult[], is: readonly Adult[]): Difference {
  const [before, after] = [listed(was.map(adultWords)), listed(is.map(adultWords))];
  const words = before === after ? `${after} (coordonnées)` : after;
  return { field: "adults", label: "Adultes", before, after: words, was, is };
}

function childDifferences(was: readonly Child[], is: readonly Child[]): Difference[] {
  const isBorn = ({ isUnborn }: Child) => !isUnborn;
  const [before, after] = [was, is].map((children) => listed(children.filter(isBorn).map(childWords)));
  const words = { label: "Enfants", before: before ?? "", after: after ?? "" };
  if ([...was, ...is].every(isBorn)) return [{ field: "children", ...words, was, is }];
  return before === after ? [] : [{ field: "", ...words, was: undefined, is: undefined }];
}

function obstacleDifference(was: readonly FamilyObstacle[], is: readonly FamilyObstacle[]): Difference {
  const [before = "", after = ""] = [was, is].map((obstacles) => listed(obstacles.map(obstacleWords)));
  return { field: "familyObstacles", label: OBSTACLES_LABEL, before, after, was, is };
}

/** « Éloignement des proches, à lever, un logement plus près de la gare » */
export function obstacleWords({ kind, state, remedy }: Omit<FamilyObstacle, "id">): string {
  return [FAMILY_OBSTACLE_KINDS[kind].fr, OBSTACLE_STATES[state].fr, remedy].filter(Boolean).join(", ");
}

export function listed(words: string[]): string {
  return words.join(`${NBSP}; `);
}

function adultWords({ firstName, lastName, trade, relation, sinceOn, untilOn }: Adult): string {
  const dates = [
    sinceOn && `depuis le ${formatDayLong(sinceOn)}`,
    untilOn && `jusqu’au ${formatDayLong(untilOn)}`,
  ];
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return [name, trade, RELATIONS[relation].fr.toLowerCase(), ...dates].filter(Boolean).join(", ");
}

function childWords({ firstName, birthMonth, custody }: Child): string {
  return [firstName, birthMonth && formatMonth(`${birthMonth}-01`), custody && CUSTODIES[custody].fr]
    .filter(Boolean)
    .join(", ");
}
