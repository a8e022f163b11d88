import { HandOff } from "#models/hand-off";
import { Need } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import { SOFTWARE } from "~/core/auth/actor";
import { atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { elide, formatMonth, MONTHS } from "~/vocabulary/typography";
import { contactToWrite } from "./capacity.commands.server";

/** Thanks that come later than this into the next quarter would only surprise. */
const THANKED_WITHIN_DAYS = 45;
/** A request sent longer before the quarter is no longer answered in it. */
const ASKED_BEFORE_DAYS = 180;
const MOST_ASKS_READ = 200;
const DAY_MS = 24 * 3600 * 1000;

export interface Quarter {
  /** "2026-T3" */
  key: string;
  start: Date;
  end: Date;
  /** « de juillet à septembre 2026 » */
  words: string;
}

type Thanked = Pick<PartnerRecord, "_id" | "name" | "contacts">;

/**
 * Thanks each active partner who answered something in the quarter that has just ended, with what it led to: numbers, no
 * name. Once per partner and quarter, whatever restarts; nothing unless the settings ask for it, nor after the middle of
 * the next quarter. Returns how many were decided.
 */
export async function sendQuarterlyThanks(limit: number): Promise<number> {
  const { delays } = await getSettings();
  const quarter = quarterBefore(toDay(now()));
  const isLate = now().getTime() > quarter.end.getTime() + THANKED_WITHIN_DAYS * DAY_MS;
  if (!delays.sendsThanks || isLate) return 0;
  const partners = await Partner.find(
    { isActive: true, lastAnsweredAt: { $gte: quarter.start }, thankedFor: { $ne: quarter.key } },
    { name: 1, contacts: 1 },
  )
    .limit(limit)
    .lean<Thanked[]>();
  for (const partner of partners) await decide(partner, quarter);
  return partners.length;
}

/** The quarter that ended before the one a day is in. */
export function quarterBefore(day: Day): Quarter {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const rank = Math.floor((month - 1) / 3);
  const [ofYear, quarter] = rank === 0 ? [year - 1, 3] : [year, rank - 1];
  const last = quarter * 3 + 2;
  return {
    key: `${ofYear}-T${quarter + 1}`,
    start: firstOf(ofYear, quarter * 3),
    end: quarter === 3 ? firstOf(ofYear + 1, 0) : firstOf(ofYear, last + 1),
    words: `${elide("de", MONTHS[quarter * 3] ?? "")} à ${formatMonth(dayIn(ofYear, last))}`,
  };
}

async function decide(partner: Thanked, quarter: Quarter): Promise<void> {
  await commit(SOFTWARE, Partner, partner._id, {
    onlyIf: { thankedFor: { $ne: quarter.key }, isActive: true },
    set: { thankedFor: quarter.key },
    effects: await thanksTo(partner, quarter),
    isDerived: true,
  });
}

async function thanksTo({ _id, name, contacts }: Thanked, quarter: Quarter): Promise<Effect[]> {
  const contact = contactToWrite(contacts);
  const { answered, settled } = await resultsOf(_id, quarter);
  if (!contact || answered === 0) return [];
  const params = { partnerName: name, period: quarter.words, answered, settled };
  const letter = mail("partner-thanks", params, { to: contact.email, toName: contact.name });
  return [audit("partner.thanked"), { ...letter, id: derivedId("partner-thanks", _id, quarter.key) }];
}

async function resultsOf(
  partnerId: string,
  { start, end }: Quarter,
): Promise<{ answered: number; settled: number }> {
  const asks = await HandOff.find(
    {
      partnerId,
      sentAt: { $gte: new Date(start.getTime() - ASKED_BEFORE_DAYS * DAY_MS), $lt: end },
      answeredAt: { $gte: start, $lt: end },
    },
    { needId: 1 },
  )
    .limit(MOST_ASKS_READ)
    .lean();
  const needIds = asks.flatMap(({ needId }) => needId ?? []);
  const settled = await Need.countDocuments({ _id: { $in: needIds }, state: "decided" });
  return { answered: asks.length, settled };
}

function firstOf(year: number, month: number): Date {
  return atParis(dayIn(year, month), "00:00");
}

function dayIn(year: number, month: number): Day {
  return `${year}-${String(month + 1).padStart(2, "0")}-01`;
}
