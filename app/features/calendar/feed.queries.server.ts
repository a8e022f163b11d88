import { Account, type AccountRecord } from "#models/account";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { daysAgo } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { type IcsEvent, writeCalendar } from "~/core/ics.server";
import { derivedId } from "~/core/ids.server";
import { type LinkRef, linkUrl, readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { delegatorsOf } from "~/features/accounts/stand-ins.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { recordFeedReading } from "./feed-reading.server";
import {
  agreedVisits,
  awaitedAnswers,
  dueTasks,
  type FeedItem,
  nextActions,
  notedVisits,
  seenTitles,
  visitDays,
} from "./feed-sources.queries.server";

const PAST_DAYS = 30;
const COMING_DAYS = 366;
const NOBODY = "000000000000000000000000";
const SUFFIX = /\.ics$/;

/** Where a colleague’s calendar stands: its two addresses when it is open, and when a calendar last read it. */
export interface FeedStanding {
  https?: string;
  webcal?: string;
  showsNames: boolean;
  readAt?: Date;
}

/** The calendar of one’s own account. */
export async function getFeedStanding(user: User): Promise<FeedStanding> {
  const account = await Account.findById(user.id, { calendarLink: 1 }).lean();
  const link = account?.calendarLink;
  if (!link?.openedAt) return { showsNames: link?.showsNames ?? false };
  const https = `${linkUrl({ purpose: "calendar", id: link.id, version: link.version })}.ics`;
  return {
    https,
    webcal: https.replace(/^https?:/, "webcal:"),
    showsNames: link.showsNames ?? false,
    readAt: link.readAt,
  };
}

/** The calendar behind a private link, as its owner may see it today; 404, in as many reads, for any other link. */
export async function getFeed(token: string | undefined, { isRead }: { isRead: boolean }): Promise<string> {
  const link = readLinkToken("calendar", token?.replace(SUFFIX, ""));
  const account = await ownerOf(link);
  if (!account?.calendarLink) throw notFound();
  const user = await userOf(account);
  const { brand } = await getSettings();
  const items = await listItems(user);
  const titles = await seenTitles(
    user,
    items.map(({ householdId }) => householdId),
  );
  const seen = items.filter(({ householdId }) => titles.has(householdId));
  const { showsNames = false } = account.calendarLink;
  if (isRead) recordFeedReading(account._id, account.calendarLink);
  return writeCalendar(
    `${brand.programme}, mon agenda`,
    seen.map((item) => lineOf(item, showsNames ? titles.get(item.householdId) : undefined)),
  );
}

/** A link we made, still open, of an account whose role has a calendar. */
async function ownerOf(link: LinkRef | null): Promise<AccountRecord | null> {
  const account = await Account.findOne({
    "calendarLink.id": link?.id ?? NOBODY,
    "calendarLink.version": link?.version ?? 0,
    "calendarLink.openedAt": { $exists: true },
    state: "active",
  }).lean<AccountRecord>();
  return account && roleCan(account.role, "today:read") ? account : null;
}

/** The owner with what decides what they may see, as their own session would say it. */
async function userOf({ _id: id, ...account }: AccountRecord): Promise<User> {
  const { name, role, email, phone, isWholeDepartement, territories, partnerId } = account;
  const delegators = await delegatorsOf(id);
  return { id, name, role, email, phone, isWholeDepartement, territories, partnerId, delegators };
}

async function listItems(user: User): Promise<FeedItem[]> {
  const span = { from: toDay(daysAgo(PAST_DAYS)), to: toDay(daysAgo(-COMING_DAYS)) };
  const owners = [user.id, ...user.delegators];
  const [agreed, days, noted, tasks, next, awaited] = await Promise.all([
    agreedVisits(owners, span),
    visitDays(owners, span),
    notedVisits(owners, span),
    dueTasks(owners, span),
    nextActions(user, owners, span),
    awaitedAnswers(owners, span),
  ]);
  const said = new Set([...agreed, ...days, ...awaited].map(keyOf));
  // What comes next is often that very visit, or that very answer.
  const others = next.filter((item) => item.time || !said.has(keyOf(item)));
  return [...agreed, ...days, ...noted, ...tasks, ...others, ...awaited];
}

function keyOf({ householdId, on }: { householdId: string; on: Day }): string {
  return `${householdId} ${on}`;
}

/** Without a title, it names nobody: a locked phone shows its calendar. */
function lineOf(item: FeedItem, title: string | undefined): IcsEvent {
  const { kind, id, sequence, changedAt, on, time, until, householdId, word, label, place } = item;
  const { publicUrl } = env();
  const url = `${publicUrl}/households/${householdId}`;
  const told = title
    ? { title: `${label} – ${title}`, place, details: `Dossier ${title}\n${url}` }
    : { title: `${word} – dossier`, details: url };
  return {
    uid: `agenda-${derivedId("calendar", kind, id)}@${new URL(publicUrl).hostname}`,
    ...{ sequence, changedAt, on, time, until, url },
    ...told,
  };
}
