import { describe, expect, it } from "vitest";
import { can, type HandOffPurpose, statesFrom } from "~/vocabulary/hand-off-words";
import {
  ANSWER_ACTS,
  ANSWERED_STATES,
  AWAITING_STATES,
  CLOSED_STATES,
  HAND_OFF_STATES,
  HAND_OFF_TRANSITIONS,
  type HandOffEvent,
  type HandOffState,
  OUTCOME_EVENTS,
  OUTCOME_STATES,
  OUTCOME_WORDS,
  SHOWN_STATES,
  type ShownState,
  shownState,
  stateAfter,
} from "~/vocabulary/hand-offs";
import { NEED_KINDS, NEED_STATES, NEED_TRACKS, OPEN_NEED_STATES } from "~/vocabulary/needs";
import { PARTNER_KINDS, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

const EVERY_ACT = valuesOf(ANSWER_ACTS);
const ANSWERS = EVERY_ACT.filter((act) => act !== "acknowledge");
const FINISHES = valuesOf(OUTCOME_WORDS).map((said) => OUTCOME_EVENTS[said]);
const EVERY_EVENT = Object.keys(HAND_OFF_TRANSITIONS) as HandOffEvent[];
const PURPOSES: readonly HandOffPurpose[] = ["need", "introduction"];
const KEPT_STATES = valuesOf(HAND_OFF_STATES).filter((state) => state !== "queued");

/** For each state, all that may happen to a hand-off on a need, and to an introduction besides. */
const ALLOWED: Readonly<Record<ShownState, readonly HandOffEvent[]>> = {
  prepared: ["hand-over", "revoke"],
  queued: ["leave", ...EVERY_ACT, "revoke", "expire"],
  sent: [...EVERY_ACT, "revoke", "expire"],
  acknowledged: [...EVERY_ACT, "revoke", "expire"],
  proposed: [...ANSWERS, ...FINISHES],
  accepted: [...ANSWERS, ...FINISHES],
  asked: [...ANSWERS, "reply"],
  "passed-on": ANSWERS,
  declined: [...ANSWERS, "reopen"],
  done: [...FINISHES, "reopen"],
  partly: [...FINISHES, "reopen"],
  "not-done": [...FINISHES, "reopen"],
  revoked: ["reopen"],
  expired: [...EVERY_ACT, "reopen"],
};

const TO_AN_INTRODUCTION: Readonly<Partial<Record<ShownState, readonly HandOffEvent[]>>> = Object.fromEntries(
  [...ANSWERED_STATES, ...OUTCOME_STATES].map((state) => [state, ["revoke"]]),
);

it.each(valuesOf(HAND_OFF_STATES))("a hand-off which is %s takes only the events of its row", (state) => {
  for (const event of EVERY_EVENT)
    expect([event, HAND_OFF_TRANSITIONS[event].from.includes(state)]).toEqual([
      event,
      ALLOWED[state].includes(event),
    ]);
});

describe.each(PURPOSES)("for the purpose %s", (purpose) => {
  it.each(KEPT_STATES)(
    "what may happen to one kept as %s is what the table says, and nothing else",
    (state) => {
      const special = purpose === "introduction" ? (TO_AN_INTRODUCTION[state] ?? []) : [];
      const allowed = new Set([...ALLOWED[state], ...special]);
      const kept = { state, introduction: purpose === "introduction" ? {} : undefined };
      expect(EVERY_EVENT.filter((event) => can(event, kept))).toEqual(
        EVERY_EVENT.filter((event) => allowed.has(event)),
      );
      for (const event of EVERY_EVENT)
        expect(statesFrom(event, purpose).includes(state)).toBe(can(event, kept));
    },
  );
});

it.each(EVERY_EVENT)("« %s » leads to a state that is kept, whatever it was before", (event) => {
  expect(KEPT_STATES).toContain(stateAfter(event));
  expect(statesFrom(event)).not.toContain("queued");
});

it("is ready to leave until its letter has left, and only then: nothing else of the outbox shows", () => {
  const leftAt = new Date();
  expect(shownState({ state: "sent" })).toBe("queued");
  expect(shownState({ state: "sent", leftAt })).toBe("sent");
  for (const state of KEPT_STATES.filter((other) => other !== "sent")) {
    expect([shownState({ state }), shownState({ state, leftAt })]).toEqual([state, state]);
  }
});

it("may happen while the letter is ready to leave all that may once it has left", () => {
  for (const event of EVERY_EVENT.filter((other) => other !== "leave")) {
    const { from } = HAND_OFF_TRANSITIONS[event];
    expect(from.includes("queued")).toBe(from.includes("sent"));
  }
});

it.each(KEPT_STATES)(
  "the state %s is to confirm, awaited, answered, ended or closed, one of the five",
  (state) => {
    const groups = [["prepared"], AWAITING_STATES, ANSWERED_STATES, OUTCOME_STATES, CLOSED_STATES];
    expect(groups.filter((group) => (group as readonly HandOffState[]).includes(state))).toHaveLength(1);
  },
);

it("never shows a candidate to a structure not asked yet, that declined, or of which nothing is expected", () => {
  for (const state of ["prepared", "declined", "not-done", ...CLOSED_STATES] as const)
    expect(SHOWN_STATES).not.toContain(state);
});

it.each(EVERY_ACT)("« %s » leads to a state of its own, awaited only after an acknowledgement", (act) => {
  const state = stateAfter(act);
  expect(EVERY_ACT.filter((other) => stateAfter(other) === state)).toEqual([act]);
  expect(AWAITING_STATES.includes(state)).toBe(act === "acknowledge");
});

it.each(valuesOf(OUTCOME_WORDS))("the word %s is the state of the same name", (said) => {
  expect(stateAfter(OUTCOME_EVENTS[said])).toBe(said);
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
