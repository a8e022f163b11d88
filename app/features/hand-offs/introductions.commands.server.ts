import { isDeepStrictEqual } from "node:util";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import type { Actor, User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { UNDO_SECONDS } from "~/core/outbox/mail-effect.server";
import { invitationsTo, sameLetters } from "~/features/calendar/visit-invitations.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import { SHOWN_STATES } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import type { VisitGuest } from "~/vocabulary/visits";
import { visitDay } from "./answer-words";
import type { IntroductionAct } from "./hand-off.schema.server";
import { droppedVisit, nextOfVisit, visitEntryId } from "./hand-off-matter.server";
import { restoreHandOff } from "./hand-off-restore.commands.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";
import { getHandOff } from "./hand-offs.queries.server";

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
      return { message: withdrawnWords(handOff), undo: { intent: "restore", handOffId } };
    case "restore":
      return { message: RESTORED[await restoreHandOff(user, handOff)] };
    case "agree-visit":
      return { message: VISIT_AGREED[await agreeVisit(user, candidate, handOff, answerId)] };
  }
}

/** What was just withdrawn, with what its undo gives back while it can. */
function withdrawnWords(handOff: HandOffRecord): string {
  if (droppedVisit(handOff).length === 0) return "Mise en relation retirée.";
  return `Mise en relation retirée, visite annulée. Annulez dans les ${UNDO_SECONDS}${NBSP}secondes pour la rétablir${NBSP}; ensuite, la structure serait de nouveau sollicitée.`;
}

const RESTORED = {
  "with-visit": "Mise en relation et visite rétablies : aucune annulation ne part.",
  "visit-lost":
    "Mise en relation reprise : la structure reçoit un nouveau lien. La visite était déjà annulée : convenez-en de nouveau.",
  asked: "Mise en relation reprise : la structure reçoit un nouveau lien.",
} as const;

const VISIT_AGREED = {
  both: "Visite confirmée : la structure et la personne reçoivent une invitation.",
  mailed: "Visite confirmée : la structure reçoit une invitation. Prévenez la personne.",
  "to-tell": "Visite confirmée. Prévenez la structure : nous n’avons plus d’adresse où lui écrire.",
} as const;

const CHANGED = "La structure a changé sa réponse entre-temps. Rechargez la page.";

/**
 * Says yes to the visit that a structure proposes by an answer: it is in the timeline, it is what comes next, and the
 * structure and the candidate are invited by mail, those who have an address. Refuses when it was agreed already, is past, or when another answer
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
  const invitations = await invitationsTo(user, { candidate, handOff, introduction, visit, answerId: id });
  const file = await Household.findById(handOff.householdId, { referentId: 1 }).lean();
  await commit(user, HandOff, handOff._id, {
    onlyIf: { state: "proposed", version: handOff.version, ...sameLetters(handOff) },
    refusal: CHANGED,
    set: { "introduction.visit": { answerId: id, on: visit.on, at: now() }, updatedAt: now() },
    push: { visitLetters: { $each: invitations.map(({ letter }) => letter) } },
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
        ...nextOfVisit(candidate.firstName, introduction.structureName, visit.on),
        householdId: handOff.householdId,
        ownerId: file?.referentId ?? user.id,
      }),
      ...invitations.map(({ effect }) => effect),
    ],
  });
  return toldBy(invitations.map(({ letter }) => letter.guest));
}

function toldBy(guests: VisitGuest[]): keyof typeof VISIT_AGREED {
  if (!guests.includes("structure")) return "to-tell";
  return guests.includes("candidate") ? "both" : "mailed";
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
