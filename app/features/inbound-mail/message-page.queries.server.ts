import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import type { MessageRecord } from "#models/message";
import { Partner } from "#models/partner";
import { Submission } from "#models/submission";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { TO_CHOOSE } from "~/features/hand-offs/answer-page.queries.server";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { latestVersion } from "~/features/hand-offs/hand-offs.commands.server";
import { can, purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import { ANSWER_ACTS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";
import { isUnproven, writerName } from "./message-filing.server";
import { notingPath, shownSuggestion } from "./message-replies.queries.server";
import { findTargets, getChosenTarget, proposeTargets, type Targets } from "./message-targets.queries.server";
import { taughtBy } from "./message-teaching.queries.server";
import { bareSubject } from "./subjects";
import { markedText } from "./suggestion-words";

/** Everything the page of a message prints; what it may be attached to is looked for while it waits. */
export async function getMessagePage(user: User, message: MessageRecord, { searchParams }: URL) {
  const [handOff, household, partner, triager, request, targets, taught] = await Promise.all([
    findHandOff(user, message),
    message.householdId
      ? Household.findById(message.householdId, { title: 1 }).lean<HouseholdRecord>()
      : null,
    message.partnerId ? Partner.findById(message.partnerId, { name: 1 }).lean() : null,
    findColleague(message.triaged?.by),
    message.submissionId ? Submission.findById(message.submissionId, { interest: 1 }).lean() : null,
    message.state === "waiting" ? targetsFor(user, message, searchParams) : null,
    taughtBy(message),
  ]);
  const { _id, kind, state, from, subject, sender, isAutomatic, found, receivedAt, signature, quoted } =
    message;
  return {
    ...{ id: _id, kind, state, from, sender, isAutomatic, found, receivedAt, signature, quoted },
    name: writerName(message),
    subject: bareSubject(subject) || "Sans objet",
    ...(handOff ? markedText(message) : { before: message.text }),
    attachments: message.attachments,
    ...{ returnOn: message.returnOn, bounce: message.bounce, calendar: message.calendar },
    ignored: message.triaged?.ignored,
    triagedBy: triager?.name,
    isSettled: message.settled !== undefined,
    isUnproven: isUnproven(message),
    partnerName: partner?.name,
    file: household ? { id: household._id, title: household.title } : undefined,
    request: request ? { id: request._id, name: fullNameOf(request.interest) } : undefined,
    handOff: handOff ? handOffOf(message, handOff) : undefined,
    suggestion: handOff ? shownSuggestion(message, { ...handOff, id: handOff._id }) : undefined,
    wasDismissed: message.suggestion?.state === "dismissed",
    replyPath: replyPathOf(message, handOff),
    targets,
    taught,
    now: now(),
  };
}

export type MessagePage = Awaited<ReturnType<typeof getMessagePage>>;

/** What a waiting message may be attached to, by what it says of itself or by the name typed, and the one chosen. */
async function targetsFor(user: User, message: MessageRecord, search: URLSearchParams) {
  const text = search.get("q")?.trim() ?? "";
  const chosen = search.get("relais");
  const none: Targets = { handOffs: [], files: [], idle: [] };
  return {
    text,
    proposed: await proposeTargets(user, message),
    found: text ? await findTargets(user, message, text) : none,
    chosen: chosen ? await getChosenTarget(user, message, chosen) : null,
  };
}

function findHandOff(user: User, { handOffId }: MessageRecord): Promise<HandOffRecord | null> {
  if (!handOffId) return Promise.resolve(null);
  return HandOff.findOne({ _id: handOffId, ...visibleFor(user) }).lean<HandOffRecord>();
}

function handOffOf(message: MessageRecord, handOff: HandOffRecord) {
  const { _id, partnerName, state } = handOff;
  const isSuggested = message.suggestion?.state === "waiting";
  const isAnswerable = valuesOf(ANSWER_ACTS).some((act) => can(act, handOff)) || can("finish", handOff);
  return {
    partnerName,
    title: latestVersion(handOff).title,
    standing: STATE_WORDS[purposeOf(handOff)][state].fr,
    page: handOffPage(handOff),
    notingPath: isAnswerable ? notingPath(message, _id, isSuggested ? TO_CHOOSE : undefined) : undefined,
  };
}

/** Where a colleague answers: the adult of the file, the question of the partner, else their contact by a letter. */
function replyPathOf(message: MessageRecord, handOff: HandOffRecord | null): string | undefined {
  const { _id, state, kind, sender, isAutomatic, householdId } = message;
  if (state !== "filed" || kind !== "reply" || sender === "forged" || isAutomatic || !householdId)
    return undefined;
  if (!handOff) return `/households/${householdId}/reply?message=${_id}`;
  return can("reply", handOff) ? `/hand-offs/${handOff._id}/reply` : `/messages/${_id}/reply`;
}

function fullNameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
