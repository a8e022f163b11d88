import { Account, type AccountRecord } from "#models/account";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { atParis, type Day, isWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import type { Effect } from "~/core/db/effects.server";
import { env } from "~/core/env.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { delegatorsOf } from "~/features/accounts/stand-ins.queries.server";
import { getToday } from "./today.queries.server";

/** In Paris. */
const SENT_FROM = "07:30";

/**
 * Writes the morning summary of those who want it, from 7:30 on working days: once per person and day, whatever
 * restarts; nothing when nothing waits, nor to who is away. Returns how many were decided.
 */
export async function sendDigests(limit: number): Promise<number> {
  const today = toDay(now());
  if (!isWorkingDay(today) || now() < atParis(today, SENT_FROM)) return 0;
  const readers = await Account.find({ wantsDigest: true, state: "active", digestOn: { $ne: today } })
    .limit(limit)
    .lean<AccountRecord[]>();
  for (const account of readers) await decide(account, today);
  return readers.length;
}

async function decide(account: AccountRecord, today: Day): Promise<void> {
  await commit(SOFTWARE, Account, account._id, {
    onlyIf: { digestOn: { $ne: today } },
    set: { digestOn: today },
    effects: isAway(account, today) ? [] : await digestOf(account, today),
    isDerived: true,
  });
}

async function digestOf(account: AccountRecord, day: Day): Promise<Effect[]> {
  const { late, due, wakes, answers, words, promises, requests } = await getToday(await readerOf(account));
  const figures = {
    late: late.length,
    due: due.length + wakes.length,
    answers: answers.length + words.length,
    promises: promises.length,
    requests: requests.length,
  };
  if (Object.values(figures).every((figure) => figure === 0)) return [];
  const url = `${env().publicUrl}/today`;
  return [
    mail("digest", { name: account.name, day, ...figures, url }, { to: account.email, toName: account.name }),
  ];
}

async function readerOf(account: AccountRecord): Promise<User> {
  const { _id: id, name, email, role, isWholeDepartement, territories } = account;
  return { id, name, email, role, isWholeDepartement, territories, delegators: await delegatorsOf(id) };
}

function isAway({ delegate }: AccountRecord, today: Day): boolean {
  return delegate !== undefined && delegate.fromOn <= today && today <= delegate.toOn;
}
