import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";

/** Working days of silence before the mail that reminds, then before a colleague is asked to call; nothing after. */
const GAPS = { mail: 5, call: 10 } as const;

/** Those whose turn it is: the lowest rank that has not signed whole; nobody passes one who declined. */
export function inTurn(signatories: readonly Signatory[]): Signatory[] {
  const left = signatories.filter(({ state }) => state !== "signed");
  const rank = Math.min(...left.map((one) => one.rank));
  return left.filter((one) => one.rank === rank && one.state === "waiting");
}

/** Those whose turn has not come are asked nothing yet: their links wait with them. */
export function askedInTurn(text: AgreementText): AgreementText {
  const ids = new Set(inTurn(text.signatories).map(({ id }) => id));
  const signatories = text.signatories.map((one) =>
    one.state === "waiting" && !ids.has(one.id) ? unasked(one) : one,
  );
  return { ...text, signatories };
}

/** Somebody as they were before they were asked to sign. */
export function unasked(signatory: Signatory): Signatory {
  const { askedAt: _asked, remindedAt: _reminded, callAskedAt: _call, ...kept } = signatory;
  return kept;
}

export type ReminderStep = { kind: keyof typeof GAPS; at: Date };

/** What comes next for somebody who was asked and says nothing; null once nothing does. */
export function nextStep({ state, askedAt, remindedAt, callAskedAt }: Signatory): ReminderStep | null {
  if (state !== "waiting" || !askedAt || callAskedAt) return null;
  const kind = remindedAt ? "call" : "mail";
  const on = addWorkingDays(toDay(remindedAt ?? askedAt), GAPS[kind]);
  return { kind, at: atParis(on, "09:00") };
}

/** When the signatures of a text are looked at next; undefined when nothing is awaited of anybody. */
export function nextReminderAt({ signatories }: Pick<AgreementText, "signatories">): Date | undefined {
  const times = signatories.flatMap((one) => nextStep(one)?.at.getTime() ?? []);
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

/** The text in force, with the one who signs it under this id. */
export function standingOf({ agreements }: Pick<ScholarshipRecord, "agreements">, signatoryId: string) {
  const text = agreements.at(-1);
  const signatory = text?.signatories.find(({ id }) => id === signatoryId);
  return text && signatory ? { text, signatory } : null;
}

/** A text with one of its signatories changed. */
export function withSignatory(text: AgreementText, changed: Signatory): AgreementText {
  return { ...text, signatories: text.signatories.map((one) => (one.id === changed.id ? changed : one)) };
}
