import { expect, it } from "vitest";
import {
  ACTS_ALLOWED_FROM,
  ANSWER_ACTS,
  ANSWERED_STATES,
  type AnswerAct,
  AWAITING_STATES,
  HAND_OFF_STATES,
  type HandOffState,
  STATE_AFTER,
} from "~/vocabulary/hand-offs";
import { NEED_KINDS, NEED_STATES, NEED_TRACKS, OPEN_NEED_STATES } from "~/vocabulary/needs";
import { PARTNER_KINDS, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

const EVERY_ACT = valuesOf(ANSWER_ACTS);
const ANSWERS = EVERY_ACT.filter((act) => act !== "acknowledge");

/** For each state, what a partner may still say. */
const ALLOWED: Readonly<Record<HandOffState, readonly AnswerAct[]>> = {
  sent: EVERY_ACT,
  acknowledged: EVERY_ACT,
  proposed: ANSWERS,
  accepted: ANSWERS,
  asked: ANSWERS,
  "passed-on": ANSWERS,
  declined: ANSWERS,
  revoked: [],
  expired: [],
};

it.each(valuesOf(HAND_OFF_STATES))("a hand-off which is %s takes only the answers of its row", (state) => {
  expect(EVERY_ACT.filter((act) => ACTS_ALLOWED_FROM[act].includes(state))).toEqual(ALLOWED[state]);
});

it.each(valuesOf(HAND_OFF_STATES))(
  "the state %s is awaited, answered or closed, one of the three",
  (state) => {
    const isClosed = state === "revoked" || state === "expired";
    const groups = [AWAITING_STATES.includes(state), ANSWERED_STATES.includes(state), isClosed];
    expect(groups.filter(Boolean)).toHaveLength(1);
  },
);

it.each(EVERY_ACT)("« %s » leads to a state of its own, awaited only after an acknowledgement", (act) => {
  const state = STATE_AFTER[act];
  expect(EVERY_ACT.filter((other) => STATE_AFTER[other] === state)).toEqual([act]);
  expect(AWAITING_STATES.includes(state)).toBe(act === "acknowledge");
});

it.each(valuesOf(NEED_KINDS))("a need of the kind %s has a track and partners to ask", (kind) => {
  expect(["family", "professional"]).toContain(NEED_TRACKS[kind]);
  expect(PARTNER_KINDS_BY_NEED[kind].length).toBeGreaterThan(0);
  for (const partner of PARTNER_KINDS_BY_NEED[kind]) expect(PARTNER_KINDS[partner]).toBeDefined();
});

it.each(valuesOf(NEED_STATES))("a need which is %s is open, or settled for good", (state) => {
  expect(OPEN_NEED_STATES.includes(state)).toBe(!["decided", "dropped"].includes(state));
});

it.each([HAND_OFF_STATES, ANSWER_ACTS, NEED_STATES, PARTNER_KINDS])(
  "words are told apart in both languages",
  (words) => {
    const labels = Object.values(words);
    expect(new Set(labels.map(({ fr }) => fr)).size).toBe(labels.length);
    expect(new Set(labels.map(({ en }) => en)).size).toBe(labels.length);
  },
);
