import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { Proposal } from "#models/proposal";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { NBSP } from "~/vocabulary/typography";
import { refreshed, standingAfter } from "./need-standing.commands.server";
import { proposalFacts, proposalLabel } from "./proposal-words";
import { recognised } from "./recognised.server";

const SETTLED = "Ce besoin est clos. Dites d’abord, dans « Avancement », qu’il est repris.";
const ALREADY = "Ceci est déjà parmi les propositions.";
const CHANGED = "Ce besoin vient de changer. Rechargez la page.";

/**
 * Adds what a colleague found themselves to what is to be shown; refuses a need no longer open or which changes meanwhile.
 * Sent twice by a form, which `seen` tells apart, it is one. Returns the id of the option.
 */
export async function addOptionByTeam(
  actor: Actor,
  need: NeedRecord,
  proposal: Proposal,
  seen = newId(),
): Promise<string> {
  const id = derivedId("team-option", need._id, actor.id ?? "", seen, JSON.stringify(proposal));
  if (need.options.some((option) => option.id === id)) return id;
  if (!need.isOpen) throw new UserFacingError(SETTLED);
  await addOption(actor, need, optionFrom(id, await recognised(proposal), "team"));
  return id;
}

/**
 * Adds what a record of our directory proposes to what is to be shown, once: refuses one already proposed, a need no longer
 * open or which changes meanwhile. Returns the id of the option.
 */
export async function addOptionFromDirectory(
  actor: Actor,
  need: NeedRecord,
  proposal: Proposal,
  recordId: string,
): Promise<string> {
  const id = derivedId("directory-option", need._id, recordId);
  if (need.options.some((option) => option.id === id)) throw new UserFacingError(ALREADY);
  if (!need.isOpen) throw new UserFacingError(SETTLED);
  await addOption(actor, need, optionFrom(id, proposal, "directory"));
  return id;
}

const HOW = { team: "notée par l’équipe", directory: "tirée de l’annuaire" };

async function addOption(
  actor: Actor,
  need: NeedRecord,
  option: NeedOption & { source: keyof typeof HOW },
): Promise<void> {
  const { set, unset } = await standingAfter(need, { options: [...need.options, option] });
  const saved = await commit(actor, Need, need._id, {
    onlyIf: { version: need.version, isOpen: true },
    set,
    unset,
    push: { options: option },
    effects: [
      audit("need.option-added", [option.source]),
      told(actor, need, `Proposition ${HOW[option.source]}${NBSP}: « ${option.label} ».`),
      refreshed(need),
    ],
  });
  if (saved || (await Need.exists({ _id: need._id, "options.id": option.id }))) return;
  throw new UserFacingError(CHANGED);
}

/** Takes back what a colleague added by mistake, typed or drawn from the directory; refuses what the household has already seen. */
export async function withdrawTypedOption(actor: Actor, need: NeedRecord, optionId: string): Promise<void> {
  const option = need.options.find(({ id }) => id === optionId);
  if (!option) return;
  const isOurs = option.source === "team" || option.source === "directory";
  if (!isOurs || option.state !== "new") {
    throw new UserFacingError("Le foyer connaît déjà cette proposition : écartez-la plutôt.");
  }
  const options = need.options.filter(({ id }) => id !== optionId);
  const { set, unset } = need.isOpen ? await standingAfter(need, { options }) : { set: {}, unset: [] };
  await commit(actor, Need, need._id, {
    onlyIf: { version: need.version },
    refusal: CHANGED,
    set,
    unset,
    pull: { options: { id: optionId } },
    effects: [
      audit("need.updated", ["options"]),
      told(actor, need, `Proposition retirée${NBSP}: « ${option.label} ».`),
      refreshed(need),
    ],
  });
}

function optionFrom<Source extends keyof typeof HOW>(
  id: string,
  proposal: Proposal,
  source: Source,
): NeedOption & { source: Source } {
  return {
    id,
    label: proposalLabel(proposal),
    details: proposalFacts(proposal),
    proposal,
    source,
    state: "new",
    note: proposal.note,
    at: now(),
  };
}

function told(
  actor: Actor,
  { householdId, track, criteria: { memberId } }: NeedRecord,
  text: string,
): Effect {
  return entry({ householdId, track, memberId, kind: "change", text, authorName: actor.name });
}
