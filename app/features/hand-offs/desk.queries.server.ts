import type { Filter } from "#models/define";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";
import { BASKETS, type Basket } from "./desk-baskets";
import { SHOWN, type TitledRow, titledRowsOf } from "./hand-offs.queries.server";

const DAY_MS = 24 * 3600 * 1000;
/** Links that ended longer ago are history. */
const ENDED_WITHIN_DAYS = 90;
/** A tab counts no further. */
const MOST_COUNTED = 99;

interface Content {
  filter: Filter<HandOffRecord>;
  sort: Record<string, 1 | -1>;
}

const CONTENTS: Readonly<Record<Basket, () => Content>> = {
  remind: () => ({ filter: { nextReminderAt: { $lt: endOfToday() } }, sort: { nextReminderAt: 1 } }),
  silent: () => ({
    filter: { state: { $in: [...AWAITING_STATES] }, nextReminderAt: { $exists: false } },
    sort: { sentAt: 1 },
  }),
  questions: () => ({ filter: { state: "asked" }, sort: { sentAt: 1 } }),
  proposals: () => ({
    filter: {
      state: "proposed",
      $or: [{ optionState: { $exists: false } }, { optionState: "new" }],
      "introduction.visit": { $exists: false },
    },
    sort: { sentAt: 1 },
  }),
  prepared: () => ({ filter: { state: "prepared" }, sort: { sentAt: 1 } }),
  outcomes: () => ({ filter: { outcomeDueAt: { $lte: now() } }, sort: { outcomeDueAt: 1 } }),
  links: () => ({
    filter: {
      state: { $in: [...AWAITING_STATES, "expired"] },
      expiresAt: { $gte: new Date(now().getTime() - ENDED_WITHIN_DAYS * DAY_MS), $lte: now() },
    },
    sort: { expiresAt: -1 },
  }),
  awaiting: () => ({ filter: { state: { $in: [...AWAITING_STATES] } }, sort: { sentAt: -1 } }),
  all: () => ({
    filter: { $nor: [{ state: "revoked", versions: { $size: 0 } }] },
    sort: { sentAt: -1 },
  }),
};

/** A page of one basket, of files this colleague may see: what cannot wait first. */
export async function listBasket(user: User, basket: Basket, page: number): Promise<Page<TitledRow>> {
  const { filter, sort } = CONTENTS[basket]();
  const seen = { ...filter, ...visibleFor(user) };
  const [rows, total] = await Promise.all([
    HandOff.find(seen, SHOWN)
      .sort(sort)
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<HandOffRecord[]>(),
    HandOff.countDocuments(seen, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(await titledRowsOf(rows), page, total);
}

/** How many each basket holds, in words: « 12 », « 99+ »; what calls for nothing is not counted. */
export async function countBaskets(user: User): Promise<Partial<Record<Basket, string>>> {
  const counted = valuesOf(BASKETS).filter((basket) => basket !== "awaiting" && basket !== "all");
  const counts = await Promise.all(
    counted.map(async (basket) => {
      const seen = { ...CONTENTS[basket]().filter, ...visibleFor(user) };
      const count = await HandOff.countDocuments(seen, { limit: MOST_COUNTED + 1 });
      return [basket, count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

export interface Resolved {
  resolved: number;
  asked: number;
}

/** How many of the requests of this quarter were brought to a good end, each counted up to 1 000. */
export async function countResolved(user: User): Promise<Resolved> {
  const ofQuarter = { ...visibleFor(user), sentAt: { $gte: startOfQuarter() } };
  const limit = { limit: COUNT_CAP + 1 };
  const [resolved, asked] = await Promise.all([
    HandOff.countDocuments({ ...ofQuarter, state: "done" }, limit),
    HandOff.countDocuments({ ...ofQuarter, state: { $nin: ["prepared", "revoked"] } }, limit),
  ]);
  return { resolved, asked };
}

function startOfQuarter(): Date {
  const [year = "", month = "1"] = toDay(now()).split("-");
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return atParis(`${year}-${String(first).padStart(2, "0")}-01`, "00:00");
}

function endOfToday(): Date {
  const tomorrow = toDay(new Date(atParis(toDay(now()), "12:00").getTime() + DAY_MS));
  return atParis(tomorrow, "00:00");
}
