import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { REFUSAL_REASONS, type RefusalReason } from "~/vocabulary/need-options";
import type { OptionState } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { followUpChange } from "./need-follow-up.server";
import { refreshed, saveReopening, standingAfter } from "./need-standing.commands.server";
import { nextStepAfter } from "./option-next-step.server";
import { refuseTooMany } from "./shown-limit.server";

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

const CHANGED = "Ce besoin vient de changer. Rechargez la page.";

/**
 * Says what became of an option; keeping one settles the need, and plans that somebody asks how it goes. Refuses a need
 * that changed since it was read, and to show more than an adult can rank at once.
 */
export async function markOption(
  actor: Actor,
  need: NeedRecord,
  optionId: string,
  state: OptionState,
): Promise<void> {
  const { reasons: _reasons, refusalNote: _note, stateBefore: _before, ...option } = optionOf(need, optionId);
  if (state === "shown" && option.state !== "shown") refuseTooMany(need, 1);
  const marked = { ...option, state, markedAt: now() };
  await saveOption(actor, need, marked, { text: OPTION_SENTENCES[state](option.label) });
}

/**
 * Puts an option aside, with what was ticked as the reasons and what was said in words. Refuses one already put aside and
 * a need that changed since it was read, 404 for one of another need.
 */
export async function discardOption(
  actor: Actor,
  need: NeedRecord,
  optionId: string,
  { reasons, note }: { reasons: readonly RefusalReason[]; note?: string },
): Promise<void> {
  const { stateBefore: _before, ...option } = optionOf(need, optionId);
  if (option.state === "discarded") throw new UserFacingError("Cette proposition est déjà écartée.");
  const why = reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  const sentence = OPTION_SENTENCES.discarded(option.label);
  const discarded = {
    ...option,
    state: "discarded" as const,
    markedAt: now(),
    reasons: [...reasons],
    refusalNote: note,
  };
  await saveOption(actor, need, discarded, {
    text: why ? `${sentence.slice(0, -1)}${NBSP}: ${why}.` : sentence,
    quote: note,
  });
}

/** An option of a need; 404 for one of another. */
export function optionOf(need: NeedRecord, optionId: string): NeedOption {
  const option = need.options.find(({ id }) => id === optionId);
  if (!option) throw new Response("Introuvable", { status: 404 });
  return option;
}

async function saveOption(
  actor: Actor,
  need: NeedRecord,
  marked: NeedOption,
  said: { text: string; quote?: string },
): Promise<void> {
  const options = need.options.map((other) => (other.id === marked.id ? marked : other));
  const { set, unset } = await standingAfter(need, { options });
  const next = followUpChange(need, options);
  await saveReopening(actor, need, {
    // A partner's answer may have added an option meanwhile.
    onlyIf: { version: need.version },
    refusal: CHANGED,
    set: { ...set, ...next.set, options },
    unset: [...unset, ...next.unset],
    effects: [
      audit(set.state === "decided" ? "need.decided" : "need.updated", ["options"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        memberId: need.criteria.memberId,
        kind: "change",
        ...said,
        authorName: actor.name,
      }),
      ...(marked.handOffId ? [followUp("noteOption", { needId: need._id, optionId: marked.id })] : []),
      ...next.effects,
      await nextStepAfter(need, options),
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
