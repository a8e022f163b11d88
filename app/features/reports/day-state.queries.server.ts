import { Candidate } from "#models/candidate";
import type { Count } from "#models/counter";
import { Household } from "#models/household";
import { OBSTACLE_KINDS } from "~/vocabulary/exercise";
import { ALL, type StateMeasure } from "~/vocabulary/reports";
import { valuesOf } from "~/vocabulary/words";

type State = Count<StateMeasure>[];

/** How things stand now: open files by stage, profile, territory and need; people by what holds them back. */
export async function countState(): Promise<State> {
  const counts = await Promise.all([countOpenFiles(), countObstacles()]);
  return counts.flat();
}

type Facets = Record<Exclude<StateMeasure, "obstacle">, { _id: string; count: number }[]>;

/** One passage over the open files; a file counts once for each value it holds. */
async function countOpenFiles(): Promise<State> {
  const [facets] = await Household.aggregate<Facets>([
    { $match: { state: "open" } },
    {
      $project: {
        file: ALL,
        stage: {
          $setUnion: [
            { $map: { input: "$heads", in: { $concat: ["$$this.pipeline", "/", "$$this.stage"] } } },
          ],
        },
        kind: { $setUnion: ["$heads.kind"] },
        territory: { $setUnion: ["$territories"] },
        need: { $setUnion: ["$openNeedKinds"] },
      },
    },
    {
      $facet: {
        file: countsOf("file"),
        stage: countsOf("stage"),
        kind: countsOf("kind"),
        territory: countsOf("territory"),
        need: countsOf("need"),
      },
    },
  ]);
  if (!facets) return [];
  const measures = Object.entries(facets) as [keyof Facets, Facets[keyof Facets]][];
  return measures.flatMap(([measure, found]) =>
    found.map(({ _id, count }) => ({ measure, key: _id, count })),
  );
}

function countsOf(field: keyof Facets) {
  return [{ $unwind: `$${field}` }, { $group: { _id: `$${field}`, count: { $sum: 1 } } }];
}

/** People with an obstacle not lifted yet, once for each kind. */
async function countObstacles(): Promise<State> {
  const found = await Candidate.aggregate<{ _id: string; count: number }>([
    { $match: { "obstacles.kind": { $in: valuesOf(OBSTACLE_KINDS) } } },
    {
      $project: {
        kinds: {
          $map: { input: { $filter: { input: "$obstacles", cond: isNotLifted } }, in: "$$this.kind" },
        },
      },
    },
    { $project: { kinds: { $setUnion: ["$kinds"] } } },
    { $unwind: "$kinds" },
    { $group: { _id: "$kinds", count: { $sum: 1 } } },
  ]);
  return found.map(({ _id, count }) => ({ measure: "obstacle" as const, key: _id, count }));
}

const isNotLifted = { $ne: ["$$this.state", "lifted"] };
