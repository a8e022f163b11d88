import { Tracking } from "#models/tracking";
import { FAMILY } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { sixDigits } from "~/core/codes.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { isSame } from "~/core/secret.server";
import { CODE_MINUTES, CODE_TRIES } from "~/vocabulary/tracking";
import type { LiveTracking } from "./tracking-link.queries.server";
import { sharerOf } from "./tracking-member.queries.server";
import { TRACKING_REFUSALS } from "./tracking-words";

/**
 * Mails a new code to the address on file, the one before no longer works. Refuses more than a few an hour or a day, and a
 * mailbox that another adult of the file reads.
 */
export async function sendCode({ tracking, member, language: shown }: LiveTracking): Promise<void> {
  const { email: to, name: toName, firstName, language, household, candidate } = member;
  const refusals = TRACKING_REFUSALS[shown];
  if (!to) throw new UserFacingError(refusals.noAddress);
  if (await sharerOf(member)) throw new UserFacingError(refusals.sharedMailbox);
  if (await isOverLimit("tracking-code", tracking._id)) throw new UserFacingError(refusals.tooManyCodes);
  if (await isOverLimit("tracking-code-day", tracking._id)) throw new UserFacingError(refusals.codesOfTheDay);
  const number = tracking.codeNumber + 1;
  await commit(FAMILY, Tracking, tracking._id, {
    onlyIf: { codeNumber: tracking.codeNumber, linkVersion: tracking.linkVersion },
    refusal: refusals.changed,
    set: { codeNumber: number, code: { until: new Date(now().getTime() + CODE_MINUTES * 60_000), tries: 0 } },
    effects: [
      audit("tracking.code-sent"),
      mail(
        "tracking-code",
        { language, firstName, minutes: CODE_MINUTES, code: { codeOf: tracking._id, number } },
        { to, toName, householdId: household._id, candidateId: candidate?._id },
      ),
    ],
  });
}

/**
 * Checks a code, which then no longer works. Each try is counted before it is looked at: refuses a wrong one, and any once
 * ten minutes are past or five were wrong.
 */
export async function tryCode({ tracking, language }: LiveTracking, typed: string): Promise<void> {
  const refusals = TRACKING_REFUSALS[language];
  const { _id, codeNumber } = tracking;
  const tried = await commit(FAMILY, Tracking, _id, {
    onlyIf: { codeNumber, "code.tries": { $lt: CODE_TRIES }, "code.until": { $gt: now() } },
    refusal: refusals.codeOver,
    inc: { "code.tries": 1 },
    effects: [audit("tracking.code-tried")],
  });
  if (!isSame(sixDigits({ codeOf: _id, number: codeNumber }), typed)) {
    if (tried?.code && isSpent(tried.code)) throw new UserFacingError(refusals.codeOver);
    throw new UserFacingError(refusals.wrongCode, { field: "code" });
  }
  await commit(FAMILY, Tracking, _id, {
    onlyIf: { codeNumber, code: { $exists: true } },
    refusal: refusals.codeOver,
    unset: ["code"],
    effects: [audit("tracking.unlocked")],
  });
}

/** Whether a code was mistyped too often to be tried again. */
export function isSpent({ tries }: { tries: number }): boolean {
  return tries >= CODE_TRIES;
}
