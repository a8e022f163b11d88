import { Account } from "#models/account";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";

/** Who reads in the place of a colleague today: the delegate of one who is away, else the colleague. */
export async function standInFor(accountId: string): Promise<string> {
  const today = toDay(now());
  const away = await Account.findOne(
    { _id: accountId, "delegate.fromOn": { $lte: today }, "delegate.toOn": { $gte: today } },
    { delegate: 1 },
  ).lean();
  const delegateId = away?.delegate?.accountId;
  const isThere = delegateId && (await Account.exists({ _id: delegateId, state: "active" }));
  return isThere ? delegateId : accountId;
}

/** The colleagues whose files are entrusted to this one today. */
export async function delegatorsOf(accountId: string): Promise<string[]> {
  const today = toDay(now());
  const away = await Account.find(
    { "delegate.accountId": accountId, "delegate.fromOn": { $lte: today }, "delegate.toOn": { $gte: today } },
    { _id: 1 },
  ).lean();
  return away.map(({ _id }) => _id);
}
