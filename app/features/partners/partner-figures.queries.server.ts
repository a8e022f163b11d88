import { HandOff } from "#models/hand-off";
import { Partner, type PartnerRecord } from "#models/partner";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { AWAITING_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import { MOST_ASKS } from "~/vocabulary/partners";
import type { AskFacts } from "./partner-ranking";

const DAY_MS = 24 * 3600 * 1000;
/** The figures of a partner speak of their latest requests. */
const LATEST = 200;
/** What was taken back, or not sent yet, asked nothing of anybody. */
const NOT_ASKED: HandOffState[] = ["revoked", "prepared"];

interface Ask {
  state: HandOffState;
  sentAt: Date;
  answeredAt?: Date;
}

export interface PartnerFigures {
  asked: number;
  answered: number;
  /** In days; absent while nothing was answered. */
  meanDays?: number;
  medianDays?: number;
  /** How many of the requests are in each state, the most frequent first. */
  outcomes: { state: HandOffState; count: number }[];
}

/** How a partner answered their latest 200 requests, and what became of these. */
export async function getPartnerFigures(partnerId: string): Promise<PartnerFigures> {
  const asks = await HandOff.find(
    { partnerId, state: { $nin: NOT_ASKED } },
    { state: 1, sentAt: 1, answeredAt: 1 },
  )
    .sort({ sentAt: -1 })
    .limit(LATEST)
    .lean<Ask[]>();
  const delays = delaysOf(asks);
  return {
    asked: asks.length,
    answered: delays.length,
    meanDays: meanOf(delays),
    medianDays: medianOf(delays),
    outcomes: outcomesOf(asks),
  };
}

/** How many requests a partner was sent since January, and how many we mean not to pass; counted up to one more. */
export async function countAskedThisYear({
  _id,
  yearlyCap,
}: Pick<PartnerRecord, "_id" | "yearlyCap">): Promise<{ asked: number; cap: number }> {
  const { delays } = await getSettings();
  const cap = yearlyCap ?? delays.partnerCap;
  const asked = await HandOff.countDocuments(
    { partnerId: _id, sentAt: { $gte: startOfYear() }, state: { $nin: NOT_ASKED } },
    { limit: MOST_ASKS + 1 },
  );
  return { asked, cap };
}

/** How some partners answered this past year, by their id: for each, an indexed reading of at most 100 requests. */
export async function askFactsOf(partnerIds: string[]): Promise<Map<string, AskFacts>> {
  const rows = await Partner.aggregate<{ _id: string; asks: Ask[] }>([
    { $match: { _id: { $in: partnerIds } } },
    { $project: { _id: 1 } },
    {
      $lookup: {
        from: "hand-offs",
        localField: "_id",
        foreignField: "partnerId",
        pipeline: [
          {
            $match: {
              sentAt: { $gte: new Date(now().getTime() - 365 * DAY_MS) },
              state: { $nin: NOT_ASKED },
            },
          },
          { $sort: { sentAt: -1 } },
          { $limit: MOST_ASKS },
          { $project: { _id: 0, state: 1, sentAt: 1, answeredAt: 1 } },
        ],
        as: "asks",
      },
    },
  ]);
  return new Map(rows.map(({ _id, asks }) => [_id, factsOf(asks)]));
}

function factsOf(asks: Ask[]): AskFacts {
  return {
    askedThisYear: asks.filter(({ sentAt }) => sentAt >= startOfYear()).length,
    awaited: asks.filter(({ state }) => AWAITING_STATES.includes(state)).length,
    meanDays: meanOf(delaysOf(asks)),
  };
}

/** From January, in Paris. */
function startOfYear(): Date {
  return atParis(`${toDay(now()).slice(0, 4)}-01-01`, "00:00");
}

/** Days from each request to its answer, in order. */
function delaysOf(asks: Ask[]): number[] {
  return asks
    .flatMap(({ sentAt, answeredAt }) =>
      answeredAt ? [(answeredAt.getTime() - sentAt.getTime()) / DAY_MS] : [],
    )
    .sort((a, b) => a - b);
}

function meanOf(values: number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(sorted: number[]): number | undefined {
  const middle = sorted.length / 2;
  return meanOf(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

function outcomesOf(asks: Ask[]): PartnerFigures["outcomes"] {
  const counts = new Map<HandOffState, number>();
  for (const { state } of asks) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count })).sort((a, b) => b.count - a.count);
}
