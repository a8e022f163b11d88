import type { HouseholdRecord } from "#models/household";
import { type ProgrammeReader, VisitDay, type VisitDayRecord } from "#models/visit-day";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { isOfficeMoment, toDay } from "~/core/calendar";
import { daysAgo, now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { isHeldBack } from "~/core/outbox/held-back.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import {
  findMember,
  listMembers,
  type TrackedMember,
} from "~/features/tracking/tracking-member.queries.server";
import { joinWords } from "~/vocabulary/typography";
import { leadOf, toldOf } from "./programme.queries.server";
import { told, writeDay } from "./visit-days.commands.server";
import { dayWords } from "./visit-hours";
import { envelopeToAdult } from "./visit-letters.server";
import { isReaderOf, isToldOfVisits } from "./visit-readers";

/** Days between a visit and the three questions, and after which it is too late to ask them. */
const FEEDBACK_DAYS = 2;
const FEEDBACK_LATEST = 21;

type Reached = TrackedMember & { email: string };

/**
 * Sends the programme to the adults who are told of what the household discovers and can be written to, each with their own
 * link and in their language. Refuses a day that is past, one without a step, and a file where nobody can be written to.
 * Returns their names.
 */
export async function sendProgramme(
  user: User,
  day: VisitDayRecord,
  household: HouseholdRecord,
): Promise<string> {
  if (day.on < toDay(now())) throw new UserFacingError("Cette journée est passée.");
  if (day.steps.length === 0) throw new UserFacingError("Ajoutez d’abord une étape à cette journée.");
  const members = await reachable(household);
  if (members.length === 0) {
    throw new UserFacingError(
      "Aucun adulte concerné par cette journée n’a d’adresse où lui écrire. Ajoutez-la à la famille.",
    );
  }
  const readers = members.map(({ id }) => readerOf(day, id));
  const others = day.readers.filter(({ memberId }) => !members.some(({ id }) => id === memberId));
  const names = joinWords(members.map(({ firstName }) => firstName));
  const before = day.told && { on: day.told.on, steps: day.told.steps };
  await writeDay(user, day, {
    action: "visit-day.sent",
    set: {
      state: "sent",
      readers: [...readers, ...others],
      told: { at: now(), on: day.on, steps: day.steps.map(toldOf), ...(before ? { before } : {}) },
    },
    effects: [
      ...members.map((member, index) => programmeLetter(user, day, member, readers[index])),
      told(day, `Programme de la journée du ${dayWords(day.on)} envoyé à ${names}.`, user.name),
    ],
  });
  return names;
}

/**
 * Asks three questions to each adult who was sent the programme, two days after the visit, once, in office hours on a
 * working day. Returns how many days were told of.
 */
export async function askDueFeedback(limit: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await VisitDay.find({ state: "sent", on: { $lte: toDay(daysAgo(FEEDBACK_DAYS)) } })
    .sort({ on: 1 })
    .limit(limit)
    .lean<VisitDayRecord[]>();
  for (const day of due) await askFeedback(day);
  return due.length;
}

async function askFeedback(day: VisitDayRecord): Promise<void> {
  const isLate = day.on < toDay(daysAgo(FEEDBACK_LATEST));
  const members = isLate ? [] : await presentReaders(day);
  const lead = await leadOf(day);
  const letters = members.map(({ member, reader }) => feedbackLetter(lead, day, member, reader));
  await writeDay(SOFTWARE, day, {
    set: { state: "done", ...(letters.length > 0 ? { feedbackAskedAt: now() } : {}) },
    fields: ["state"],
    effects: [
      ...letters,
      ...(letters.length > 0 ? [told(day, `Avis demandé sur la journée du ${dayWords(day.on)}.`)] : []),
    ],
  });
}

/** Those still told of what the household discovers, in a file that is still open. */
async function presentReaders(day: VisitDayRecord): Promise<{ member: Reached; reader: ProgrammeReader }[]> {
  const found: { member: Reached; reader: ProgrammeReader }[] = [];
  for (const reader of day.readers) {
    const member = await findMember(reader.memberId);
    if (!isReached(member) || !isReaderOf(day, member)) continue;
    found.push({ member, reader });
  }
  return found;
}

async function reachable(household: HouseholdRecord): Promise<Reached[]> {
  const members = (await listMembers(household)).filter(isReached).filter(isToldOfVisits);
  const heldBack = await Promise.all(
    members.map(({ candidate }) =>
      isHeldBack({ candidateId: candidate?._id, mailClass: "bureau", isManual: true }),
    ),
  );
  return members.filter((_member, index) => !heldBack[index]);
}

function isReached(member: TrackedMember | null): member is Reached {
  return Boolean(member?.email);
}

/** An adult keeps the link they have. */
function readerOf({ readers }: VisitDayRecord, memberId: string): ProgrammeReader {
  return readers.find((reader) => reader.memberId === memberId) ?? { memberId, linkId: newId() };
}

function programmeLetter(
  user: User,
  day: VisitDayRecord,
  member: Reached,
  reader: ProgrammeReader | undefined,
): Effect {
  const { language, firstName } = member;
  return mail(
    "visit-programme",
    {
      ...{ ...signatureOf(user), language, firstName, when: dayWords(day.on, language) },
      isChanged: day.told !== undefined,
      link: linkOf(reader),
    },
    envelopeToAdult(user, day, member),
  );
}

function feedbackLetter(
  lead: { name: string; phone: string; email: string },
  day: VisitDayRecord,
  member: Reached,
  reader: ProgrammeReader,
): Effect {
  const { language, firstName } = member;
  return mail(
    "visit-feedback-request",
    {
      ...{ ...signatureOf(lead), language, firstName, when: dayWords(day.on, language) },
      link: linkOf(reader),
    },
    { ...envelopeToAdult(lead, day, member), isManual: false, isUrgent: false },
  );
}

function linkOf(reader: ProgrammeReader | undefined) {
  return { purpose: "programme" as const, id: reader?.linkId ?? "", version: 1 };
}
