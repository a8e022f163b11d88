import { Candidate, type CandidateRecord } from "#models/candidate";
import { HandOff, type HandOffRecord, type Introduction, type ProposedVisit } from "#models/hand-off";
import { Household } from "#models/household";
import { Partner } from "#models/partner";
import type { Actor, User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { SHOWN_STATES } from "~/vocabulary/hand-offs";
import { formatPhone, ofName } from "~/vocabulary/typography";
import { visitDay } from "./answer-words";
import type { IntroductionAct } from "./hand-off.schema.server";
import { restoreHandOff } from "./hand-off-restore.commands.server";
import { revokeHandOff } from "./hand-offs.commands.server";
import { getHandOff } from "./hand-offs.queries.server";

/** Carries out one act of the page of a candidate's introductions and says what was done; 404 for somebody else's. */
export async function carryOutIntroductionAct(
  user: User,
  candidate: CandidateRecord,
  { intent, handOffId }: IntroductionAct,
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
      await agreeVisit(user, candidate, handOff);
      return { message: "Visite confirmée : la structure reçoit un mail." };
  }
}

/**
 * Says yes to the visit that a structure proposes: it is in the timeline, it is what comes next, and the structure is
 * told by mail. Refuses when nothing is proposed any more, or when it was agreed already.
 */
export async function agreeVisit(
  user: User,
  candidate: CandidateRecord,
  handOff: HandOffRecord,
): Promise<void> {
  const { introduction } = handOff;
  const { id, visit } = handOff.answers.at(-1) ?? {};
  if (!introduction || !id || !visit || introduction.visitId === id) {
    throw new UserFacingError("Aucune visite n’est à confirmer ici. Rechargez la page.");
  }
  const file = await Household.findById(handOff.householdId, { referentId: 1 }).lean();
  await commit(user, HandOff, handOff._id, {
    onlyIf: { state: "proposed", version: handOff.version },
    refusal: "La structure a changé sa réponse entre-temps. Rechargez la page.",
    set: { "introduction.visitId": id, updatedAt: now() },
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
        label: `Accompagner la visite ${ofName(candidate.firstName)} à ${introduction.structureName}`,
        ownerId: file?.referentId ?? user.id,
        dueOn: visit.on,
        origin: "answer",
      }),
      ...(await confirmation(user, candidate, handOff, { introduction, visit })),
    ],
  });
}

/** The line of the timeline that tells of a visit agreed, by the answer that proposed it. */
export function visitEntryId(answerId: string): string {
  return derivedId("visit", answerId);
}

async function confirmation(
  user: User,
  { firstName, lastName, phones, emails }: CandidateRecord,
  { _id, householdId, partnerId, contactId }: HandOffRecord,
  { introduction, visit }: { introduction: Introduction; visit: ProposedVisit },
): Promise<Effect[]> {
  const partner = await Partner.findById(partnerId, { contacts: 1 }).lean();
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) return [];
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
      {
        to: contact.email,
        toName: contact.name,
        replyTo: user.email,
        fromName: user.name,
        householdId,
        handOffId: _id,
        isManual: true,
      },
    ),
  ];
}

/**
 * Shows a candidate's professional half to the structures an open introduction was sent to, and to them alone: the
 * follow-up of each sending, answer and withdrawal; safe twice, and begun again when it met another.
 */
export async function showCandidate(actor: Actor, candidateId: string): Promise<void> {
  const candidate = await Candidate.findById(candidateId, { introducedTo: 1 }).lean();
  if (!candidate) return;
  const introducedTo = await HandOff.distinct("partnerId", {
    "introduction.candidateId": candidateId,
    state: { $in: SHOWN_STATES },
  });
  const saved = await commit(actor, Candidate, candidateId, {
    onlyIf: { introducedTo: candidate.introducedTo },
    set: { introducedTo },
    effects: [],
    isDerived: true,
  });
  if (!saved) await showCandidate(actor, candidateId);
}
