import { describe, expect, it } from "vitest";
import type { NeedOption, NeedSaid } from "#models/need";
import { type AskedOf, askedOf, needStatus, type StatusSource, sourceOf } from "~/features/needs/need-status";
import { AWAITING_STATES, HAND_OFF_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import { NEED_RULES, type NeedRuleKey } from "~/vocabulary/need-rules";
import {
  type Ball,
  type NeedState,
  OPEN_NEED_STATES,
  OPTION_STATES,
  type OptionState,
} from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

const STATES = valuesOf(HAND_OFF_STATES).filter((state) => state !== "queued");
const OUR_TURN: readonly HandOffState[] = ["asked", "passed-on", "prepared", "done"];
const OVER: readonly HandOffState[] = ["declined", "revoked", "expired", "not-done", "partly"];
const OPTION_SETS: readonly OptionState[][] = [
  [],
  ...valuesOf(OPTION_STATES).map((state) => [state]),
  ["shown", "discarded"],
  ["new", "shown"],
];
const ASKED_AT = new Date("2026-05-12T10:00:00Z");
const LATER = new Date("2026-05-13T10:00:00Z");
const EARLIER = new Date("2026-05-11T10:00:00Z");

/** Every multiset of up to three states. */
const MULTISETS = multisets(3);
const SOURCES = MULTISETS.flatMap((states) =>
  OPTION_SETS.map((options) => ({ states, options, source: sourceFrom(states, options) })),
);

describe("over every multiset of up to three hand-offs and every set of options", () => {
  it("covers them all", () => {
    expect(MULTISETS).toHaveLength(560);
    expect(SOURCES).toHaveLength(560 * OPTION_SETS.length);
  });

  it("is settled only by an option kept, whatever the hand-offs do", () => {
    for (const { options, source } of SOURCES) {
      expect(needStatus(source).state === "decided").toBe(options.includes("kept"));
      expect(needStatus(source).state).not.toBe("dropped");
    }
  });

  it("gives the ball to a partner when one is awaited or acts, and nothing is for us or the family", () => {
    for (const { states, options, source } of SOURCES) {
      const isWithPartner = states.some((state) => [...AWAITING_STATES, "accepted"].includes(state));
      const isForUs = states.some((state) => OUR_TURN.includes(state));
      const isOnOptions = options.some((state) => state !== "discarded");
      const { ball, holder } = needStatus(source);
      expect(ball === "partner").toBe(isWithPartner && !isForUs && !isOnOptions);
      expect(holder !== undefined).toBe(ball === "partner");
    }
  });

  it("takes the ball back once each adult who sees the options ranked them, until one more is shown", () => {
    for (const { source } of SOURCES) {
      const isTheirs = needStatus(source).ball === "family";
      const ranked = needStatus({ ...source, rankedAt: LATER });
      expect(ranked.rule === "ranked").toBe(isTheirs);
      expect(ranked.ball).toBe(isTheirs ? "us" : needStatus(source).ball);
      expect(needStatus({ ...source, rankedAt: EARLIER })).toEqual(needStatus(source));
    }
  });

  it("gives the ball to the family when an option was shown to it, none waits to be, and nothing is for us", () => {
    for (const { states, options, source } of SOURCES) {
      const isForUs = states.some((state) => OUR_TURN.includes(state));
      const isTheirs = options.includes("shown") && !options.includes("new") && !isForUs;
      expect(needStatus(source).ball === "family").toBe(isTheirs);
    }
  });

  it("awaits the earliest day of the partners awaited, at the partner of that day, and no day of any other", () => {
    for (const { source } of SOURCES) {
      const { ball, holder, promisedOn } = needStatus(source);
      const awaited = source.handOffs.filter(({ state }) => AWAITING_STATES.includes(state));
      const earliest = awaited.map(({ answerBy = "" }) => answerBy).sort()[0];
      expect(promisedOn).toBe(ball === "partner" ? earliest : undefined);
      if (!promisedOn) continue;
      expect(awaited.find(({ partnerName }) => partnerName === holder)?.answerBy).toBe(promisedOn);
    }
  });

  it("does not depend on the order of the hand-offs or of the options", () => {
    for (const { source } of SOURCES) {
      const turned = {
        ...source,
        handOffs: source.handOffs.toReversed(),
        options: source.options.toReversed(),
      };
      expect(needStatus(turned)).toEqual(needStatus(source));
    }
  });

  it.each(OVER)("is not moved by one more partner who is %s, once somebody else was asked", (state) => {
    for (const { states, source } of SOURCES.filter((one) => one.states.length > 0)) {
      const more = { ...source, handOffs: [...source.handOffs, asked(state, states.length)] };
      expect(needStatus(more)).toEqual(needStatus(source));
    }
  });

  it.each(["searching", "waiting"] as const)(
    "is what a colleague said, %s, until something moves",
    (state) => {
      for (const { source } of SOURCES) {
        const said: NeedSaid = { state, ball: "family", promisedOn: "2026-07-01", at: LATER };
        expect(needStatus({ ...source, said })).toEqual({
          rule: "said",
          state,
          ball: "family",
          promisedOn: "2026-07-01",
        });
        if (source.handOffs.length + source.options.length === 0) continue;
        expect(needStatus({ ...source, said: { ...said, at: EARLIER } })).toEqual(needStatus(source));
      }
    },
  );

  it.each(["decided", "dropped"] as const)(
    "is %s once a colleague said so, whoever answers later",
    (state) => {
      for (const { source } of SOURCES) {
        const handOffs = source.handOffs.map((handOff) => ({ ...handOff, at: LATER }));
        const said: NeedSaid = { state, ball: "us", at: ASKED_AT };
        expect(needStatus({ ...source, handOffs, said })).toEqual({
          rule: "closed-by-us",
          state,
          ball: "us",
        });
      }
    },
  );

  it("names a rule that gives exactly what it publishes", () => {
    for (const { source } of SOURCES) {
      const { rule, state, ball } = needStatus(source);
      expect(NEED_RULES[rule].gives).toEqual({ state, ball });
    }
  });
});

/** For each rule, a need it applies to. */
const EXAMPLES: Readonly<Record<NeedRuleKey, StatusSource>> = {
  "closed-by-us": { ...sourceFrom(["sent"], ["new"]), said: { state: "dropped", ball: "us", at: EARLIER } },
  kept: sourceFrom(["sent"], ["kept"]),
  said: { ...sourceFrom(["sent"]), said: { state: "waiting", ball: "family", at: LATER } },
  "to-show": sourceFrom(["proposed", "sent"], ["new"]),
  "shown-and-our-turn": sourceFrom(["proposed", "asked"], ["shown"]),
  ranked: { ...sourceFrom(["proposed", "sent"], ["shown"]), rankedAt: LATER },
  shown: sourceFrom(["proposed", "sent"], ["shown"]),
  "to-confirm": sourceFrom(["done", "sent"]),
  "our-turn-meanwhile": sourceFrom(["asked", "sent"]),
  "our-turn": sourceFrom(["passed-on", "declined"]),
  awaited: sourceFrom(["declined", "sent"]),
  taken: sourceFrom(["accepted", "expired"]),
  "to-search-again": sourceFrom(["declined"], ["discarded"]),
  "day-planned": { ...sourceFrom([]), hasVisitDay: true },
  searching: { ...sourceFrom([]), isSpecified: true },
  "to-qualify": sourceFrom([]),
};

it.each(valuesOf(NEED_RULES))("the rule %s applies to a need", (rule) => {
  expect(needStatus(EXAMPLES[rule]).rule).toBe(rule);
});

it("publishes the rules in the order they are tried, each with words of its own", () => {
  const words = valuesOf(NEED_RULES).flatMap((key) => [NEED_RULES[key].fr, NEED_RULES[key].en]);
  expect(new Set(words).size).toBe(words.length);
  expect(valuesOf(NEED_RULES).at(-1)).toBe("to-qualify");
});

it("leaves somebody else to see with us until anybody is asked after that", () => {
  const passedOn = { ...asked("passed-on"), at: LATER };
  const before = asked("sent", 1);
  const since = { ...before, askedAt: new Date(+LATER + 1000) };
  const source = sourceFrom([]);
  expect(needStatus({ ...source, handOffs: [passedOn, before] }).rule).toBe("our-turn-meanwhile");
  expect(needStatus({ ...source, handOffs: [passedOn, since] }).rule).toBe("awaited");
  const declined = { ...since, state: "declined" } as const;
  expect(needStatus({ ...source, handOffs: [passedOn, declined] }).rule).toBe("to-search-again");
});

describe("an option and what a colleague said", () => {
  const said: NeedSaid = { state: "searching", ball: "us", at: LATER };

  it("taken up again by a colleague, a need stays open although an option had been kept", () => {
    const kept = sourceFrom(["sent"], ["kept"]);
    expect(needStatus({ ...kept, said })).toMatchObject({ rule: "said", state: "searching" });
    const answeredSince = [{ ...asked("asked"), at: new Date(+LATER + 1000) }];
    expect(needStatus({ ...kept, said, handOffs: answeredSince })).toMatchObject({ rule: "our-turn" });
  });

  it("marked after a need was said settled opens it again, a late proposal does not", () => {
    const settled: NeedSaid = { ...said, state: "decided" };
    const late = { ...option("new"), at: new Date(+LATER + 1000) };
    expect(needStatus({ ...sourceFrom([]), options: [late], said: settled }).state).toBe("decided");
    const marked = { ...option("shown"), markedAt: new Date(+LATER + 1000) };
    expect(needStatus({ ...sourceFrom([]), options: [marked], said: settled })).toMatchObject({
      rule: "shown",
      ball: "family",
    });
  });
});

describe("a need kept before there were rules", () => {
  it("keeps the meaning of what a colleague had said of it", () => {
    expect(needStatus(sourceOf(keptBefore("waiting", "family"), []))).toMatchObject({
      rule: "said",
      state: "waiting",
      ball: "family",
    });
  });

  it("follows the rules when they explain it, and from the first event that comes", () => {
    expect(needStatus(sourceOf(keptBefore("searching", "us"), []))).toMatchObject({ rule: "searching" });
    const later = { ...asked("sent"), at: LATER };
    expect(needStatus(sourceOf(keptBefore("waiting", "family"), [later]))).toMatchObject({ rule: "awaited" });
  });
});

it.each([
  ["sent", "2026-05-12T10:00:00.000Z"],
  ["proposed", "2026-05-12T11:00:00.000Z"],
  ["done", "2026-05-12T12:00:00.000Z"],
  ["revoked", "2026-05-12T13:00:00.000Z"],
] as const)("a hand-off which is %s last moved at %s: a reminder is not a move", (state, at) => {
  const hour = (hours: number) => new Date(+ASKED_AT + hours * 3_600_000);
  const answers = [{ id: "a", act: "propose", origin: "link", reasons: [], at: hour(1) } as const];
  const handOff = {
    state,
    partnerName: "Mairie",
    versions: [{ number: 1, title: "", intro: "", lines: [], answerBy: "2026-05-19", at: ASKED_AT }],
    answers: state === "sent" ? [] : answers.map((answer) => ({ ...answer, reasons: [] })),
    outcomes:
      state === "done" ? [{ side: "family", said: "done", origin: "phone", at: hour(2) } as const] : [],
    sentAt: ASKED_AT,
    updatedAt: hour(3),
  };
  expect(askedOf(handOff).at.toISOString()).toBe(at);
});

it("every state of a need but those a colleague alone says is given by a rule", () => {
  const given = valuesOf(NEED_RULES).map((key) => NEED_RULES[key].gives);
  const states = new Set(given.map((gives) => (gives === "said" ? "said" : gives.state)));
  for (const state of OPEN_NEED_STATES) expect(states).toContain(state);
});

function sourceFrom(states: readonly HandOffState[], options: readonly OptionState[] = []): StatusSource {
  return { handOffs: states.map(asked), options: options.map(option), isSpecified: false };
}

/** The later in the list, the earlier its day. */
function asked(state: HandOffState, index = 0): AskedOf {
  return {
    state,
    partnerName: `Partenaire ${index}`,
    answerBy: `2026-05-${29 - index}`,
    askedAt: ASKED_AT,
    at: ASKED_AT,
  };
}

function keptBefore(state: NeedState, ball: Ball) {
  return { state, ball, criteria: { communes: ["46102"] }, options: [], updatedAt: ASKED_AT };
}

function option(state: OptionState): Pick<NeedOption, "state" | "at" | "markedAt"> {
  return { state, at: ASKED_AT, ...(state === "new" ? {} : { markedAt: ASKED_AT }) };
}

function multisets(most: number, from = 0): HandOffState[][] {
  if (most === 0) return [[]];
  const longer = STATES.slice(from).flatMap((state, index) =>
    multisets(most - 1, from + index).map((rest) => [state, ...rest]),
  );
  return [[], ...longer];
}
