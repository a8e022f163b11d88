import { type Count, Counter } from "#models/counter";
import type { FlowMeasure, StateMeasure } from "~/vocabulary/reports";
import { addUp } from "./counts";
import type { Period } from "./periods";

export interface Reading {
  period: Period;
  /** What happened in the period. */
  flow: Count<FlowMeasure>[];
  /** Requests received, by month "YYYY-MM". */
  requestsByMonth: Map<string, number>;
  /** How things stood at its end, on the last day counted until then. */
  state?: Count<StateMeasure>[];
  stateOn?: string;
}

/** The counters of a period: a few hundred small documents found by their day, never what they were counted from. */
export async function readCounters(period: Period): Promise<Reading> {
  const within = { $gte: period.fromOn, $lte: period.toOn };
  const [sums, standing] = await Promise.all([
    Counter.aggregate<{ _id: MonthKey; count: number }>([
      { $match: { _id: within } },
      { $unwind: "$flow" },
      { $group: { _id: monthKey, count: { $sum: "$flow.count" } } },
    ]),
    Counter.findOne({ _id: { $lte: period.toOn }, state: { $exists: true } }, { state: 1 })
      .sort({ _id: -1 })
      .lean(),
  ]);
  const requests = sums.filter(({ _id }) => _id.measure === "request");
  return {
    period,
    flow: addUp(sums.map(({ _id: { measure, key }, count }) => ({ measure, key, count }))),
    requestsByMonth: new Map(requests.map(({ _id, count }) => [_id.month, count])),
    ...(standing?.state && { state: standing.state, stateOn: standing._id }),
  };
}

/** What was counted of one measure until a day, by key. */
export async function readAllUntil(measure: FlowMeasure, toOn: string): Promise<Map<string, number>> {
  const sums = await Counter.aggregate<{ _id: string; count: number }>([
    { $match: { _id: { $lte: toOn }, "flow.measure": measure } },
    { $unwind: "$flow" },
    { $match: { "flow.measure": measure } },
    { $group: { _id: "$flow.key", count: { $sum: "$flow.count" } } },
  ]);
  return new Map(sums.map(({ _id, count }) => [_id, count]));
}

/** When the latest figures were counted, and the first day there is one of; null before the first count. */
export async function findCountedSpan(): Promise<{ countedAt: Date; firstOn: string } | null> {
  const [latest, first] = await Promise.all([
    Counter.findOne({}, { countedAt: 1 }).sort({ _id: -1 }).lean(),
    Counter.findOne({}, { _id: 1 }).sort({ _id: 1 }).lean(),
  ]);
  return latest && first ? { countedAt: latest.countedAt, firstOn: first._id } : null;
}

interface MonthKey {
  measure: FlowMeasure;
  key: string;
  month: string;
}

const monthKey = { measure: "$flow.measure", key: "$flow.key", month: { $substrBytes: ["$_id", 0, 7] } };
