import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Change, commit, create, isDuplicateKey } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import {
  type Ball,
  NEED_KINDS,
  NEED_STATES,
  NEED_TRACKS,
  type NeedKind,
  type NeedState,
  OPEN_NEED_STATES,
  type OptionState,
} from "~/vocabulary/needs";

/** Opens a need of a household; one of this kind already open is left as it is. */
export async function openNeed(
  actor: Actor,
  householdId: string,
  kind: NeedKind,
  origin = newId(),
): Promise<void> {
  const track = NEED_TRACKS[kind];
  await create(
    actor,
    Need,
    {
      _id: derivedId("need", origin, householdId, kind),
      householdId,
      kind,
      track,
      state: "to-qualify",
      isOpen: true,
      ball: "us",
      criteria: { communes: [] },
      options: [],
      openedAt: now(),
      updatedAt: now(),
    },
    [audit("need.opened", [kind]), followUp("refreshFile", { householdId })],
  );
}

/** Sets what is looked for, the communes by the name they have today; the need is then being searched, unless it is already further on. */
export async function updateCriteria(
  actor: Actor,
  need: NeedRecord,
  criteria: NeedRecord["criteria"],
): Promise<void> {
  const places = await communesByCodes(criteria.communes);
  const communeNames = criteria.communes.map((code) => places.get(code)?.name ?? code);
  await commit(actor, Need, need._id, {
    set: {
      criteria: { ...criteria, communeNames },
      state: need.state === "to-qualify" ? "searching" : need.state,
      updatedAt: now(),
    },
    effects: [
      audit("need.updated", Object.keys(criteria)),
      entry({
        ...belongsTo(need),
        kind: "change",
        text: `Critères précisés : ${lower(NEED_KINDS[need.kind].fr)}.`,
        authorName: actor.name,
      }),
      refresh(need),
    ],
  });
}

/** Says that a partner has the ball, until the day they gave if any; a need with options to show keeps its state. */
export async function markNeedAsked(
  actor: Actor,
  needId: string,
  { partnerName, answerBy }: { partnerName: string; answerBy?: string },
  appliedBy: string,
): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need?.isOpen) return;
  await commit(actor, Need, needId, {
    set: {
      ball: "partner",
      holder: partnerName,
      ...(answerBy ? { promisedOn: answerBy } : {}),
      state: need.state === "options" ? "options" : "waiting",
      updatedAt: now(),
    },
    unset: answerBy ? [] : ["promisedOn"],
    effects: [refresh(need)],
    appliedBy,
  });
}

const PAST = "Ce jour est passé. Choisissez-en un à partir d’aujourd’hui.";

interface Progress {
  state: NeedState;
  ball: Ball;
  holder?: string;
  promisedOn?: string;
}

/**
 * Says where a need stands and who has the ball; a settled or dropped one is closed, any other is open. Refuses a
 * newly promised day which is past.
 */
export async function recordProgress(actor: Actor, need: NeedRecord, progress: Progress): Promise<void> {
  const { state, ball, holder, promisedOn } = progress;
  const isPast = promisedOn && promisedOn !== need.promisedOn && promisedOn < toDay(now());
  if (isPast) throw new UserFacingError(PAST, { field: "promisedOn" });
  const isOpen = OPEN_NEED_STATES.includes(state);
  const emptied = [holder ? "" : "holder", promisedOn ? "" : "promisedOn"].filter(Boolean);
  await saveReopening(actor, need, {
    set: {
      state,
      ball,
      isOpen,
      ...(holder ? { holder } : {}),
      ...(promisedOn ? { promisedOn } : {}),
      updatedAt: now(),
    },
    unset: emptied,
    effects: [
      audit(state === "decided" ? "need.decided" : "need.updated", ["state", "ball"]),
      entry({
        ...belongsTo(need),
        kind: "change",
        text: `${NEED_KINDS[need.kind].fr} : ${NEED_STATES[state].fr}.`,
        authorName: actor.name,
      }),
      refresh(need),
    ],
  });
}

/** Adds what a partner proposed, once per answer; the ball comes back to us. */
export async function addOption(actor: Actor, needId: string, option: NeedOption): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need) return;
  await commit(actor, Need, needId, {
    onlyIf: { "options.answerId": { $ne: option.answerId } },
    set: { ball: "us", state: need.isOpen ? "options" : need.state, updatedAt: now() },
    unset: ["promisedOn", "holder"],
    push: { options: option },
    effects: [audit("need.option-added"), refresh(need)],
  });
}

/** Takes the ball back from a partner who will not act; the search goes on. Another holder keeps it. */
export async function takeBallBack(
  actor: Actor,
  { needId, partnerName }: { needId: string; partnerName: string },
  appliedBy: string,
): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need?.isOpen || (need.holder && need.holder !== partnerName)) return;
  const hasOptions = need.options.some(({ state }) => state !== "discarded");
  await commit(actor, Need, needId, {
    set: { ball: "us", state: hasOptions ? "options" : "searching", updatedAt: now() },
    unset: ["promisedOn", "holder"],
    effects: [refresh(need)],
    appliedBy,
  });
}

/** Removes an option whose answer was changed by the partner, unless the family already kept it. */
export async function withdrawOption(actor: Actor, needId: string, answerId: string): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  const option = need?.options.find((candidate) => candidate.answerId === answerId);
  if (!need || !option || option.state === "kept") return;
  await commit(actor, Need, needId, {
    pull: { options: { answerId } },
    set: { updatedAt: now() },
    effects: [audit("need.updated", ["options"]), refresh(need)],
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
  const options = need.options.map((other) => (other.id === optionId ? { ...other, state } : other));
  const isKept = options.some((other) => other.state === "kept");
  const isShown = state === "shown" && !isKept;
  await saveReopening(actor, need, {
    set: {
      options,
      state: isKept ? "decided" : stateWithOptions(options),
      isOpen: !isKept,
      ball: isShown ? "family" : "us",
      updatedAt: now(),
    },
    effects: [
      audit(isKept ? "need.decided" : "need.updated", ["options"]),
      entry({
        ...belongsTo(need),
        kind: "change",
        text: OPTION_SENTENCES[state](option.label),
        authorName: actor.name,
      }),
      refresh(need),
    ],
  });
}

/** Refuses, in words, to reopen a need while another of its kind is open for the household. */
async function saveReopening(actor: Actor, need: NeedRecord, change: Change<NeedRecord>): Promise<void> {
  try {
    await commit(actor, Need, need._id, change);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(
      "Un autre besoin de cette sorte est déjà ouvert pour ce foyer : suivez celui-là.",
    );
  }
}

const OPTION_SENTENCES: Readonly<Record<OptionState, (label: string) => string>> = {
  new: (label) => `« ${label} » est de nouveau à présenter.`,
  shown: (label) => `« ${label} » a été présenté au foyer.`,
  kept: (label) => `« ${label} » est retenu par le foyer.`,
  discarded: (label) => `« ${label} » est écarté par le foyer.`,
};

function stateWithOptions(options: NeedOption[]): NeedRecord["state"] {
  return options.some(({ state }) => state !== "discarded") ? "options" : "searching";
}

function belongsTo(need: NeedRecord): { householdId: string; track: NeedRecord["track"] } {
  return { householdId: need.householdId, track: need.track };
}

function refresh(need: NeedRecord) {
  return followUp("refreshFile", { householdId: need.householdId });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
