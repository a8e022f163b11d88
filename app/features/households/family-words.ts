import type { Adult, Child, FamilyObstacle, MemberRelation } from "#models/family";
import type { Difference } from "~/core/lost-updates";
import { OBSTACLE_STATES } from "~/vocabulary/exercise";
import { bornWords, CUSTODIES, FAMILY_OBSTACLE_KINDS, RELATIONS } from "~/vocabulary/family";
import { formatMonth, NBSP } from "~/vocabulary/typography";
import { datesOf, relationWords } from "./kinship-words";

interface Members {
  adults: readonly Adult[];
  children: readonly Child[];
  familyObstacles: readonly FamilyObstacle[];
  relations: readonly MemberRelation[];
}

export const OBSTACLES_LABEL = "Freins familiaux";

/**
 * What an edit changed in the family, for its timeline: never how to join an adult, which is theirs alone, nor what
 * they told in confidence, nor a child on the way, which only the family's own page shows; such a list is not kept
 * either, so it cannot be put back. `names` are those of the members.
 */
export function familyDifferences(
  fields: readonly string[],
  was: Members,
  is: Members,
  names: ReadonlyMap<string, string>,
): Difference[] {
  return [
    ...(fields.includes("adults") ? [adultDifference(was.adults, is.adults)] : []),
    ...(fields.includes("children") ? childDifferences(was.children, is.children) : []),
    ...(fields.includes("familyObstacles")
      ? [obstacleDifference(was.familyObstacles, is.familyObstacles)]
      : []),
    ...(fields.includes("relations") ? [relationDifference(was.relations, is.relations, names)] : []),
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

function relationDifference(
  was: readonly MemberRelation[],
  is: readonly MemberRelation[],
  names: ReadonlyMap<string, string>,
): Difference {
  const [before = "", after = ""] = [was, is].map((relations) =>
    listed(relations.map((relation) => relationWords(relation, names))),
  );
  return { field: "relations", label: "Liens", before, after, was, is };
}

/** « Éloignement des proches, à lever, un logement plus près de la gare » */
export function obstacleWords({ kind, state, remedy }: Omit<FamilyObstacle, "id">): string {
  return [FAMILY_OBSTACLE_KINDS[kind].fr, OBSTACLE_STATES[state].fr, remedy].filter(Boolean).join(", ");
}

export function listed(words: string[]): string {
  return words.join(`${NBSP}; `);
}

function adultWords(adult: Adult): string {
  const { firstName, lastName, trade, relation } = adult;
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const words = [name, bornWords(adult), trade, RELATIONS[relation].fr.toLowerCase(), ...datesOf(adult)];
  return words.filter(Boolean).join(", ");
}

function childWords({ firstName, birthMonth, custody }: Child): string {
  return [firstName, birthMonth && formatMonth(`${birthMonth}-01`), custody && CUSTODIES[custody].fr]
    .filter(Boolean)
    .join(", ");
}
