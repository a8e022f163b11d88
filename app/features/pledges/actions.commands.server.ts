import { Partner } from "#models/partner";
import { PlanAction, type PlanActionRecord } from "#models/plan-action";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, writeOf } from "~/core/lost-updates";
import { searchTerms } from "~/core/search-words";
import { ACTION_STATES, type ActionState } from "~/vocabulary/pledges";
import { foldText } from "~/vocabulary/typography";
import { ACTION_FIELDS, type ActionInput, actionCardOf } from "./action-card";
import { getAction } from "./actions.queries.server";
import { type Decided, kept } from "./kept-history.server";

const MOST_READ = 50;

/** Writes what was changed of an action since its form was drawn (`before`); refuses, showing both values, a field changed meanwhile. A lead who is a partner is linked to it. */
export async function updateAction(
  actor: Actor,
  actionId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: ActionInput,
): Promise<void> {
  const leadPartnerId = await partnerNamed(submitted.lead);
  await changeAction(actor, actionId, (action) => {
    const changes = changesOf(ACTION_FIELDS, { before, submitted, current: actionCardOf(action) });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, submitted);
    const text = changes.map((field) => ACTION_FIELDS[field].label).join(", ");
    const isLead = changes.includes("lead");
    return {
      set: { ...set, ...(isLead && leadPartnerId ? { leadPartnerId } : {}) },
      unset: isLead && !leadPartnerId ? [...unset, "leadPartnerId"] : unset,
      told: [{ kind: "edited", text }],
      fields: changes,
    };
  });
}

/**
 * Says where an action stands. Refuses the state it is already in, to give it up without saying why, and, with `from`, one
 * that a colleague moved since.
 */
export async function moveAction(
  actor: Actor,
  actionId: string,
  { to, from, reason }: { to: ActionState; from?: ActionState; reason?: string },
): Promise<void> {
  if (to === "dropped" && !reason)
    throw new UserFacingError("Dites pourquoi : cette raison sera lue par les élu·e·s.", { field: "reason" });
  await changeAction(actor, actionId, ({ state }) => {
    if (from && state !== from) {
      throw new UserFacingError(
        `Un·e collègue a changé l’état entre-temps : « ${ACTION_STATES[state].fr} ».`,
      );
    }
    if (state === to) throw new UserFacingError(`L’état est déjà « ${ACTION_STATES[to].fr} ».`);
    return {
      set: { state: to, ...(to === "dropped" && reason ? { reason } : {}) },
      unset: to === "dropped" ? [] : ["reason"],
      told: [{ kind: "state", text: reason ?? "", from: state, to }],
      fields: ["state"],
    };
  });
}

/** One change of an action, decided on what it holds at that moment and decided again when a colleague was faster; null changes nothing. */
export async function changeAction(
  actor: Actor,
  actionId: string,
  decide: (action: PlanActionRecord) => Decided<PlanActionRecord> | null,
): Promise<void> {
  for (;;) {
    const action = await getAction(actionId);
    const decided = decide(action);
    if (!decided) return;
    const { set, unset, told, fields } = decided;
    const saved = await commit(actor, PlanAction, actionId, {
      onlyIf: { version: action.version },
      set,
      unset,
      push: kept(actor, told),
      effects: [audit("plan-action.updated", fields)],
    });
    if (saved) return;
  }
}

/** The partner of that very name; own words otherwise. */
async function partnerNamed(name: string | undefined): Promise<string | undefined> {
  const terms = searchTerms(name ?? "");
  if (!name || terms.length === 0) return undefined;
  const found = await Partner.find({ isActive: true, searchWords: { $all: terms } }, { name: 1 })
    .limit(MOST_READ)
    .lean();
  return found.find((partner) => foldText(partner.name) === foldText(name))?._id;
}
