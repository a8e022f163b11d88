import { type Interest, Submission, type SubmissionRecord } from "#models/submission";
import { type Actor, PUBLIC } from "~/core/auth/actor";
import { visibilityKeys } from "~/core/auth/visibility";
import { addWorkingDays, atParis, nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, followUp, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import type { LinkRef } from "~/core/links.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { listReferents, referentOf } from "~/features/accounts/accounts.queries.server";
import { searchWordsOfInterest } from "~/features/candidates/interested-person";
import { UNKNOWN_TERRITORY } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import type { SubmissionChannel, Suspicion } from "~/vocabulary/submissions";

/** The same form sent again within these days is the same request. */
const SAME_WITHIN_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

interface Arrival {
  channel: SubmissionChannel;
  language: "fr" | "en";
  suspicions: Suspicion[];
  /** Of one written once, whoever writes it. */
  id?: string;
  /** When it reached us, of one written down later. */
  receivedAt?: Date;
  /** The event whose form it came by. */
  eventId?: string;
}

/**
 * Records a public form, a call or a mail that asks for something, and sends the receipt. The same form
 * sent twice is one request. A suspected robot's form is kept under « À vérifier », without a receipt.
 * Returns the id of the request.
 */
export async function submitInterest(actor: Actor, interest: Interest, arrival: Arrival): Promise<string> {
  const { receivedAt: at = now(), id = newId(), eventId, ...source } = arrival;
  const content = derivedId(JSON.stringify([arrival.channel, interest]));
  const known = await findSame(content, at);
  if (known) return meetAgain(actor, known, eventId);
  const { delays } = await getSettings();
  const isSuspect = arrival.suspicions.length > 0;
  const values = {
    _id: id,
    key: `${content}-${toDay(at)}`,
    ...source,
    ...(eventId ? { eventIds: [eventId] } : {}),
    state: "new" as const,
    isSuspect,
    receivedAt: at,
    answerDueAt: answerDueAt(at, delays.firstAnswerDays),
    interest,
    searchWords: searchWordsOfInterest(interest),
    visibleTo: visibilityKeys({ territories: knownTerritories(interest) }),
    linkId: newId(),
    corrections: [],
  };
  const effects: Effect[] = [audit("submission.received")];
  if (!isSuspect) effects.push(...(await receipt(values)));
  const isNew = await create(actor, Submission, values, effects);
  return isNew ? id : meetAgain(actor, (await findSame(content, at)) ?? id, eventId);
}

/** The same form sent again, at an event this time: the request keeps where, and so does the person it became. */
async function meetAgain(actor: Actor, submissionId: string, eventId: string | undefined): Promise<string> {
  for (;;) {
    const request = await Submission.findById(submissionId, { eventIds: 1, candidateId: 1 }).lean();
    if (!eventId || !request || request.eventIds?.includes(eventId)) return submissionId;
    const { candidateId } = request;
    const [met, metOn] = [{ eventId, candidateId: candidateId ?? "" }, toDay(now())];
    const saved = await commit<SubmissionRecord>(actor, Submission, submissionId, {
      onlyIf: { eventIds: { $ne: eventId }, candidateId: candidateId ?? { $exists: false } },
      push: { eventIds: eventId },
      effects: [
        audit("submission.received", ["eventIds"]),
        ...(candidateId
          ? [
              followUp("recordEncounter", { ...met, submissionId, receivedOn: metOn }),
              followUp("noteOrigin", { ...met, metOn }),
            ]
          : []),
      ],
    });
    if (saved) return submissionId;
  }
}

/** The first answer is due so many working days later, at the same hour; at 8 h for what came in the night. */
export function answerDueAt(at: Date, workingDays: number): Date {
  const start = nextOfficeMoment(at);
  const day = addWorkingDays(toDay(start), workingDays);
  const time = new Intl.DateTimeFormat("fr-FR", {
    timeZone: "Europe/Paris",
    hour: "2-digit",
    minute: "2-digit",
  });
  return atParis(day, time.format(start));
}

/** The territories named, without « je ne sais pas encore ». */
export function knownTerritories({ territories }: Pick<Interest, "territories">): string[] {
  return territories.filter((code) => code !== UNKNOWN_TERRITORY);
}

/**
 * Keeps the changes a person makes to their own answer as a difference to accept; nothing is overwritten.
 * Refuses when nothing changed; the same difference sent twice is one. Tells the colleague in charge.
 */
export async function correctInterest(submission: SubmissionRecord, interest: Interest): Promise<void> {
  const changes = differencesBetween(submission.interest, interest);
  if (Object.keys(changes).length === 0) {
    throw new UserFacingError("Rien n’a changé : modifiez ce qui doit l’être, puis envoyez.");
  }
  const last = submission.corrections.at(-1);
  if (last?.state === "waiting" && JSON.stringify(last.changes) === JSON.stringify(changes)) return;
  const correction = { id: newId(), at: now(), changes, state: "waiting" as const };
  await commit(PUBLIC, Submission, submission._id, {
    push: { corrections: { $each: [correction], $slice: -20 } },
    effects: [
      audit("submission.corrected", Object.keys(changes)),
      ...(await correctionNotices(submission)),
      ...(submission.householdId
        ? [followUp("touchFile", { householdId: submission.householdId, lastActAt: now().toISOString() })]
        : []),
    ],
  });
}

/** The fields whose value differs, with their new value; consents are given elsewhere and never undone here. */
export function differencesBetween(before: Interest, after: Interest): Partial<Interest> {
  const keys = Object.keys(after) as (keyof Interest)[];
  const changed = keys.filter(
    (key) => JSON.stringify(before[key] ?? "") !== JSON.stringify(after[key] ?? ""),
  );
  // A value taken back is an empty one: the base does not keep what is undefined.
  return Object.fromEntries(changed.map((key) => [key, after[key] ?? ""]));
}

async function findSame(content: string, at: Date): Promise<string | null> {
  const days = Array.from({ length: SAME_WITHIN_DAYS }, (_, index) =>
    toDay(new Date(at.getTime() - index * DAY_MS)),
  );
  const same = await Submission.findOne(
    { key: { $in: days.map((day) => `${content}-${day}`) } },
    { _id: 1 },
  ).lean();
  return same?._id ?? null;
}

type Received = Pick<SubmissionRecord, "_id" | "interest" | "linkId" | "language">;

/** The receipt of a request, when it left an address to write to. */
export async function receipt({ interest, linkId, language }: Received): Promise<Effect[]> {
  if (!interest.email) return [];
  const [settings, referent] = await Promise.all([getSettings(), referentOf(interest.territories)]);
  const correction: LinkRef = { purpose: "correction", id: linkId, version: 1 };
  const summary = [
    ...interest.needs.map((need) => NEED_KINDS[need][language]),
    ...knownTerritories(interest).map((code) => territoryLabel(settings, code)),
  ];
  return [
    mail(
      "receipt",
      {
        language,
        firstName: interest.firstName,
        referentName: referent?.name ?? settings.brand.programme,
        referentPhone: referent?.phone ?? settings.brand.phone,
        answerDays: settings.delays.firstAnswerDays,
        summary,
        correction,
      },
      {
        to: interest.email,
        toName: `${interest.firstName} ${interest.lastName}`,
        replyTo: referent?.email,
        fromName: referent?.name,
      },
    ),
  ];
}

async function correctionNotices({
  _id,
  assigneeId,
  householdId,
  interest,
}: SubmissionRecord): Promise<Effect[]> {
  const readers = assigneeId ? [{ _id: assigneeId }] : (await listReferents()).slice(0, 1);
  return readers.map(({ _id: accountId }) =>
    notice({
      accountId,
      householdId,
      track: "professional",
      text: `${interest.firstName} ${interest.lastName} a corrigé sa demande.`,
      href: householdId ? `/households/${householdId}` : `/triage/${_id}`,
    }),
  );
}
