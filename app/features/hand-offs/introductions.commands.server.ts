import { isDeepStrictEqual } from "node:util";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { HandOff, type HandOffRecord, type Introduction } from "#models/hand-off";
import { Household } from "#models/household";
import type { ProposedVisit } from "#models/proposal";
import type { Actor, User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import { SHOWN_STATES } from "~/vocabulary/hand-offs";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import { visitDay } from "./answer-words";
import type { IntroductionAct } from "./hand-off.schema.server";
import { envelopeFrom } from "./hand-off-envelope.server";
import { visitEntryId } from "./hand-off-matter.server";
import { restoreHandOff } from "./hand-off-restore.commands.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";
import { contactOf, getHandOff } from "./hand-offs.queries.server";

/** Carries out one act of the page of a candidate's introductions and says what was done; 404 for somebody else's. */
export async function carryOutIntroductionAct(
  user: User,
  candidate: CandidateRecord,
  { intent, handOffId, answerId }: IntroductionAct,
): Promise<{ message: string; undo?: IntroductionAct }> {
  const handOff = await getHandOff(user, handOffId);
  if (handOff.introduction?.candidateId !== candidate._id) throw notFound();
  switch (intent) {
    case "revoke":
      await revokeHandOff(user, handOff);
      return { message: "Mise en relation retirée.", undo: { intent: "restore", handOffId } };
    case "restore":
      await restoreHandOff(user, handOff);
      return { message: "Mise en relation reprise : la structure reçoit un nouveau lien." };
    case "agree-visit":
      return { message: VISIT_AGREED[await agreeVisit(user, candidate, handOff, answerId)] };
  }
}

const VISIT_AGREED = {
  mailed: "Visite confirmée : la structure reçoit un mail.",
  "to-tell": "Visite confirmée. Prévenez la structure : nous n’avons plus d’adresse où lui écrire.",
} as const;

const CHANGED = "La structure a changé sa réponse entre-temps. Rechargez la page.";

/**
 * Says yes to the visit that a structure proposes by an answer: it is in the timeline, it is what comes next, and the
 * structure is told by mail, when it has an address. Refuses when it was agreed already, is past, or when another answer
 * came since.
 */
export async function agreeVisit(
  user: User,
  candidate: CandidateRecord,
  handOff: HandOffRecord,
  answerId: string | undefined,
): Promise<keyof typeof VISIT_AGREED> {
  const { introduction } = handOff;
  const { id, visit } = handOff.answers.at(-1) ?? {};
  if (id !== answerId) throw new UserFacingError(CHANGED);
  if (!introduction || !id || !visit || introduction.visit?.answerId === id) {
    throw new UserFacingError("Aucune visite n’est à confirmer ici. Rechargez la page.");
  }
  if (visit.on < toDay(now())) {
    throw new UserFacingError("Le jour proposé est passé : convenez d’un autre avec la structure.");
  }
  const mails = await confirmation(user, candidate, handOff, { introduction, visit });
  const file = await Household.findById(handOff.householdId, { referentId: 1 }).lean();
  await commit(user, HandOff, handOff._id, {
    onlyIf: { state: "proposed", version: handOff.version },
    refusal: CHANGED,
    set: { "introduction.visit": { answerId: id, on: visit.on }, updatedAt: now() },
    effects: [
      audit("hand-off.visit-agreed"),
      {
        ...entry({
          householdId: handOff.householdId,
          track: "professional",
          kind: "visit",
          text: `Visite convenue avec ${introduction.structureName}, ${visitDay(visit)}.`,
          visitOn: visit.on,
          memberId: candidate._id,
          handOffId: handOff._id,
          authorName: user.name,
        }),
        id: visitEntryId(id),
      },
      followUp("setNextAction", {
        householdId: handOff.householdId,
        label: `Accompagner ${candidate.firstName} à sa visite${NBSP}: ${introduction.structureName}`,
        ownerId: file?.referentId ?? user.id,
        dueOn: visit.on,
        origin: "answer",
      }),
      ...mails,
    ],
  });
  return mails.length > 0 ? "mailed" : "to-tell";
}

async function confirmation(
  user: User,
  { firstName, lastName, phones, emails }: CandidateRecord,
  handOff: HandOffRecord,
  { introduction, visit }: { introduction: Introduction; visit: ProposedVisit },
): Promise<Effect[]> {
  const { _id, householdId } = handOff;
  const contact = await contactOf(handOff);
  if (!contact.email) return [];
  return [
    mail(
      "visit-agreed",
      {
        senderName: user.name,
        senderPhone: user.phone,
        personName: `${firstName} ${lastName}`,
        reach: [...phones.slice(0, 1).map(formatPhone), ...emails.slice(0, 1)].join(", ") || undefined,
        structureName: introduction.structureName,
        when: visitDay(visit),
        note: visit.note,
      },
      envelopeFrom(user, { name: contact.name, email: contact.email }, { householdId, handOffId: _id }),
    ),
  ];
}

/**
 * Shows a candidate's professional half to the structures an open introduction was sent to, and to them alone: the
 * follow-up of each sending, answer and withdrawal, and of a merge or a split. Safe twice, and done again until another
 * change made meanwhile is in it.
 */
export async function showCandidate(actor: Actor, candidateId: string): Promise<void> {
  const _id = await presentCandidateId(candidateId);
  const candidate = await Candidate.findById(_id, { introducedTo: 1 }).lean();
  if (!candidate) return;
  const introducedTo = await HandOff.distinct("partnerId", {
    "introduction.candidateId": _id,
    state: { $in: SHOWN_STATES },
  });
  if (isDeepStrictEqual(introducedTo.toSorted(), candidate.introducedTo.toSorted())) return;
  await commit(actor, Candidate, _id, {
    onlyIf: { introducedTo: candidate.introducedTo },
    set: { introducedTo },
    effects: [],
    isDerived: true,
  });
  await showCandidate(actor, _id);
}
