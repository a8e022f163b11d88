import type { NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { OptionState } from "~/vocabulary/needs";
import { NBSP, plural } from "~/vocabulary/typography";
import { namedNeed } from "./need-naming.queries.server";
import { refreshed, saveReopening, standingAfter } from "./need-standing.commands.server";
import { nextStepAfter } from "./option-next-step.server";

const NOTHING_NEW = "Ces propositions ont déjà été présentées, ou ne sont plus là. Rechargez la page.";

/** Presents to the household the options that were still to be, with what must leave besides; refuses when none is. */
export async function showOptions(
  actor: Actor,
  need: NeedRecord,
  optionIds: readonly string[],
  effects: Effect[] = [],
): Promise<void> {
  const shown = need.options.filter(({ id, state }) => state === "new" && optionIds.includes(id));
  if (shown.length === 0) throw new UserFacingError(NOTHING_NEW);
  const count = `${shown.length}${NBSP}${plural(shown.length, "proposition présentée", "propositions présentées")}`;
  await saveStates(actor, need, {
    ids: shown.map(({ id }) => id),
    state: "shown",
    text: `${await namedNeed(need)}${NBSP}: ${count} au foyer.`,
    effects,
  });
}

/** Takes back what was just presented: those options are to be shown again. */
export async function unshowOptions(
  actor: Actor,
  need: NeedRecord,
  optionIds: readonly string[],
): Promise<void> {
  const shown = need.options.filter(({ id, state }) => state === "shown" && optionIds.includes(id));
  if (shown.length === 0) return;
  await saveStates(actor, need, {
    ids: shown.map(({ id }) => id),
    state: "new",
    text: `${await namedNeed(need)}${NBSP}: présentation au foyer annulée.`,
    effects: [],
  });
}

interface Moved {
  ids: readonly string[];
  state: OptionState;
  text: string;
  effects: Effect[];
}

async function saveStates(
  actor: Actor,
  need: NeedRecord,
  { ids, state, text, effects }: Moved,
): Promise<void> {
  const markedAt = now();
  const options = need.options.map((option) =>
    ids.includes(option.id) ? { ...option, state, markedAt } : option,
  );
  const { set, unset } = await standingAfter(need, { options });
  const handedOver = options.filter(({ id, handOffId }) => handOffId && ids.includes(id));
  await saveReopening(actor, need, {
    onlyIf: { version: need.version },
    refusal: "Ce besoin vient de changer. Rechargez la page.",
    set: { ...set, options },
    unset,
    effects: [
      audit("need.updated", ["options"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        memberId: need.criteria.memberId,
        kind: "change",
        text,
        authorName: actor.name,
      }),
      ...handedOver.map(({ id }) => followUp("noteOption", { needId: need._id, optionId: id })),
      ...effects,
      await nextStepAfter(need, options),
      refreshed(need),
    ],
  });
}
