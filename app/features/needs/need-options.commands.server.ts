import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import type { OptionState } from "~/vocabulary/needs";
import { refreshed, saveReopening, standingAfter } from "./need-standing.commands.server";

/** Adds what a partner proposed, once per answer. */
export async function addOption(actor: Actor, needId: string, option: NeedOption): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need) return;
  const standing = need.isOpen ? await standingAfter(need, { options: [...need.options, option] }) : {};
  await commit(actor, Need, needId, {
    onlyIf: { "options.answerId": { $ne: option.answerId } },
    ...standing,
    push: { options: option },
    effects: [audit("need.option-added"), refreshed(need)],
  });
}

/** Removes an option whose answer was changed by the partner, unless the family already kept it. */
export async function withdrawOption(actor: Actor, needId: string, answerId: string): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  const option = need?.options.find((candidate) => candidate.answerId === answerId);
  if (!need || !option || option.state === "kept") return;
  await commit(actor, Need, needId, {
    pull: { options: { answerId } },
    effects: [audit("need.updated", ["options"]), refreshed(need)],
  });
}

/** Says what became of an option; keeping one settles the need. */
export async function markOption(
  actor: Actor,
  need: NeedRecord,
  optionId: string,
  state: OptionState,
): Promise<void> {
  const option = need.options.find(({ id }) => id === optionId);
  if (!option) throw new Response("Introuvable", { status: 404 });
  const marked = { ...option, state, markedAt: now() };
  const options = need.options.map((other) => (other.id === optionId ? marked : other));
  const { set, unset } = await standingAfter(need, { options });
  await saveReopening(actor, need, {
    set: { ...set, options },
    unset,
    effects: [
      audit(set.state === "decided" ? "need.decided" : "need.updated", ["options"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        kind: "change",
        text: OPTION_SENTENCES[state](option.label),
        authorName: actor.name,
      }),
      ...(option.handOffId ? [followUp("noteOption", { needId: need._id, optionId })] : []),
      refreshed(need),
    ],
  });
}

const OPTION_SENTENCES: Readonly<Record<OptionState, (label: string) => string>> = {
  new: (label) => `« ${label} » est de nouveau à présenter.`,
  shown: (label) => `« ${label} » a été présenté au foyer.`,
  kept: (label) => `« ${label} » est retenu par le foyer.`,
  discarded: (label) => `« ${label} » est écarté par le foyer.`,
};
