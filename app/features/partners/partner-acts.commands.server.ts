import { Partner, type PartnerRecord } from "#models/partner";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { ONBOARDING_STEPS, type OnboardingStep } from "~/vocabulary/partners";
import { askCapacity, recordCapacity } from "./capacity.commands.server";
import { updatePartner } from "./partners.commands.server";
import type { PartnerAct } from "./partners.schema.server";

const BEFORE_ACTIVE: OnboardingStep[] = ["identified", "met", "agreed"];

/** Carries out one act of the page of a partner and says what was done; refusals are those of each command. */
export async function carryOutPartnerAct(
  user: User,
  partner: PartnerRecord,
  act: PartnerAct,
): Promise<string> {
  if (act.intent === "capacity") {
    await recordCapacity(user, partner._id, act);
    return "Capacité notée.";
  }
  if (act.intent === "ask-capacity") {
    await askCapacity(user, partner);
    return "Demande prête : elle part par mail aux heures de bureau.";
  }
  if (act.intent === "onboarding") {
    await moveOnboarding(user, partner, act);
    return `Noté : ${ONBOARDING_STEPS[act.to].fr}.`;
  }
  const { intent: _, before, ...card } = act;
  await updatePartner(user, partner._id, before, card);
  return "Fiche enregistrée.";
}

/** Moves the relation with a partner one step or more, either way; refuses when a colleague moved it meanwhile. */
export async function moveOnboarding(
  actor: Actor,
  { _id }: Pick<PartnerRecord, "_id">,
  { from, to }: { from: OnboardingStep; to: OnboardingStep },
): Promise<void> {
  await commit(actor, Partner, _id, {
    // A partner without a step has always been active.
    onlyIf: from === "active" ? { onboarding: { $nin: BEFORE_ACTIVE } } : { onboarding: from },
    refusal: "Un·e collègue vient de changer cette étape. Rechargez la page.",
    set: { onboarding: to },
    effects: [audit("partner.onboarding-moved", ["onboarding"])],
  });
}

/** Keeps the trace of a partner asked although they reached their yearly cap: a colleague chose to. */
export async function recordAskOverCap(user: User, partnerId: string): Promise<void> {
  await commit(user, Partner, partnerId, {
    set: { lastAskedAt: now() },
    effects: [audit("partner.asked-over-cap", ["yearlyCap"])],
    isDerived: true,
  });
}
