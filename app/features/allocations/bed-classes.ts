import type { Given, Problem } from "./allocation-problem";

/** Beds nothing tells apart: the same interns may sleep there, and they are as far from each place. */
export interface BedClass {
  beds: readonly number[];
  sleepers: ReadonlySet<number>;
}

/** The beds somebody may be given, by class; one that is pinned, or that two had before, is alone in its own. */
export function bedClasses(problem: Problem): BedClass[] {
  const facts = factsOfBeds(problem);
  const classes = new Map<string, { beds: number[]; sleepers: number[] }>();
  for (const [bed, { ways, sleepers, isAlone }] of facts.entries()) {
    if (sleepers.length === 0) continue;
    const key = `${ways.join(" ")}/${sleepers.join(" ")}/${isAlone ? bed : ""}`;
    const known = classes.get(key) ?? { beds: [], sleepers };
    known.beds.push(bed);
    classes.set(key, known);
  }
  return [...classes.values()].map(({ beds, sleepers }) => ({ beds, sleepers: new Set(sleepers) }));
}
/** The bed of each intern from the class they were given: their own before any other. */
export function bedsWithin(
  { interns }: Problem,
  classes: readonly BedClass[],
  givenClasses: readonly (number | undefined)[],
): Given["bed"][] {
  const given: Given["bed"][] = interns.map(() => undefined);
  for (const [index, { beds }] of classes.entries()) {
    const inside = [...givenClasses.keys()].filter((intern) => givenClasses[intern] === index);
    const left = new Set(beds);
    const give = (intern: number, bed: number | undefined): void => {
      given[intern] = bed;
      if (bed !== undefined) left.delete(bed);
    };
    const own = (intern: number): number | undefined =>
      interns[intern]?.pinned?.bed ?? interns[intern]?.before?.bed;
    const isAtHome = (intern: number): boolean => left.has(own(intern) ?? -1);
    for (const intern of inside) if (isAtHome(intern)) give(intern, own(intern));
    for (const intern of inside) if (given[intern] === undefined) give(intern, left.values().next().value);
  }
  return given;
}

function factsOfBeds({ interns, places, beds, reachableBeds, bedSteps }: Problem) {
  const facts = beds.map(() => ({ ways: [] as string[], sleepers: [] as number[], isAlone: false }));
  const befores = new Set<number>();
  for (const place of places.keys()) {
    const reachable = new Set(reachableBeds[place]);
    for (const [bed, fact] of facts.entries())
      fact.ways.push(`${bedSteps[place]?.[bed] ?? 0}${reachable.has(bed) ? "r" : ""}`);
  }
  for (const [intern, { needsBed, beds: free, pinned, before }] of interns.entries()) {
    if (needsBed) for (const bed of new Set(free)) facts[bed]?.sleepers.push(intern);
    const isBeforeOfTwo = before?.bed !== undefined && befores.has(before.bed);
    if (before?.bed !== undefined) befores.add(before.bed);
    for (const fact of [facts[pinned?.bed ?? -1], isBeforeOfTwo ? facts[before?.bed ?? -1] : undefined])
      if (fact) fact.isAlone = true;
  }
  return facts;
}
