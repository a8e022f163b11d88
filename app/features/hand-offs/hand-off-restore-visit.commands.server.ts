import { Candidate } from "#models/candidate";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { sendAfterAll } from "~/core/outbox/mail-commands.server";
import { UNDO_SECONDS } from "~/core/outbox/mail-effect.server";
import { HAND_OFF_DEEDS } from "~/vocabulary/hand-off-words";
import { requireAskable } from "./hand-off-askable.queries.server";
import { isWithdrawn, nextOfVisit, visitEntryId, whenMoved } from "./hand-off-matter.server";

/** Whether it was taken back so recently that nobody was told yet that its visit is called off. */
export function canRestoreVisit({ takenBack, ...handOff }: HandOffRecord): boolean {
  if (!takenBack || isWithdrawn(handOff)) return false;
  return now().getTime() - takenBack.at.getTime() < UNDO_SECONDS * 1000;
}

/**
 * Undoes within the seconds of an undo the withdrawal of an introduction with a visit agreed: its state, link and visit
 * are as they were, the letters that call the visit off do not leave, and nobody is written to. Refuses one restored
 * meanwhile, or what may no longer be asked.
 */
export async function restoreWithVisit(user: User, handOff: HandOffRecord, refusal: string): Promise<void> {
  const { _id, takenBack, linkVersion } = handOff;
  if (!takenBack) return;
  await requireAskable(handOff);
  // What the withdrawal still had to write is written, so that it can be called back.
  await settle();
  await commit(user, HandOff, _id, {
    onlyIf: { state: "revoked", linkVersion, "takenBack.at": takenBack.at },
    refusal,
    set: {
      state: "proposed",
      linkVersion: linkVersion - 1,
      "introduction.visit": takenBack.visit,
      updatedAt: now(),
    },
    unset: ["takenBack"],
    effects: await restored(user, handOff, takenBack.visit),
  });
  await settle();
  const letters = (handOff.visitLetters ?? []).filter(({ method }) => method === "REQUEST");
  await sendAfterAll(user, {
    since: takenBack.at,
    $or: [
      { handOffId: _id, template: "question-reply" },
      { _id: { $in: letters.map(({ mailId }) => mailId) } },
    ],
  });
}

type TakenBackVisit = NonNullable<HandOffRecord["takenBack"]>["visit"];

async function restored(user: User, handOff: HandOffRecord, visit: TakenBackVisit): Promise<Effect[]> {
  const { _id, householdId, track, partnerName, introduction } = handOff;
  const [candidate, file] = await Promise.all([
    Candidate.findById(introduction?.candidateId, { firstName: 1 }).lean(),
    Household.findById(householdId, { referentId: 1 }).lean(),
  ]);
  const place = introduction?.structureName ?? partnerName;
  return [
    audit("hand-off.resumed"),
    entry({
      ...{ householdId, track, kind: "hand-off", handOffId: _id, memberId: introduction?.candidateId },
      text: `${HAND_OFF_DEEDS.introduction.resumed} ${partnerName} : la visite est maintenue, aucune annulation ne part.`,
      authorName: user.name,
    }),
    ...whenMoved(handOff),
    followUp("binEntry", {
      entryId: visitEntryId(visit.answerId),
      isDeleted: false,
      at: now().toISOString(),
    }),
    // It calls back the letters that say that the visit is called off.
    followUp("callOffVisit", { handOffId: _id }),
    followUp("setNextAction", {
      ...nextOfVisit(candidate?.firstName ?? "", place, visit.on),
      ...{ householdId, ownerId: file?.referentId ?? user.id },
    }),
  ];
}
