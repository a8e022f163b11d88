import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays, type Day, isWorkingDay } from "~/core/calendar";
import { isOpenDay, type LadderFacts, type LadderStep, nextStep } from "~/features/hand-offs/ladder";

const DELAYS = { reminderDays: 5, urgentReminderDays: 3, secondReminderDays: 10, callTaskDays: 15 };
const FACTS: LadderFacts = {
  leftOn: "2026-05-12",
  isUrgent: false,
  delays: DELAYS,
  closures: [],
  reminders: [],
  hasBackUp: false,
  isUnmailable: false,
};

describe("the ladder", () => {
  it.each<[string, Partial<LadderFacts>, string[]]>([
    ["two mails, then a call", {}, ["mail 2026-05-20", "mail 2026-05-28", "call 2026-06-04"]],
    [
      "a back-up partner before the call, when one is named",
      { hasBackUp: true },
      ["mail 2026-05-20", "mail 2026-05-28", "back-up 2026-06-04", "call 2026-06-11"],
    ],
    [
      "sooner when it is urgent",
      { isUrgent: true },
      ["mail 2026-05-18", "mail 2026-05-28", "call 2026-06-04"],
    ],
    [
      "all of it sooner for a partner who asked for two days",
      { delayDays: 2 },
      ["mail 2026-05-15", "mail 2026-05-22", "call 2026-06-01"],
    ],
    ["a call in place of mails to who is not written to", { isUnmailable: true }, ["call 2026-05-20"]],
    [
      "one open day after the day promised",
      { promisedOn: "2026-05-22" },
      ["mail 2026-05-26", "mail 2026-06-02", "call 2026-06-09"],
    ],
    [
      "from the day a colleague chose",
      { putOffUntil: "2026-05-30" },
      ["mail 2026-06-01", "mail 2026-06-08", "call 2026-06-15"],
    ],
    [
      "counted without the days of a closure",
      { closures: [{ fromOn: "2026-05-18", toOn: "2026-05-24" }] },
      ["mail 2026-05-28", "mail 2026-06-04", "call 2026-06-11"],
    ],
    [
      "nothing from 1 to 20 August, nor counted then",
      { leftOn: "2026-07-28" },
      ["mail 2026-08-24", "mail 2026-08-31", "call 2026-09-07"],
    ],
    [
      "in August too when it is urgent",
      { leftOn: "2026-07-28", isUrgent: true },
      ["mail 2026-07-31", "mail 2026-08-11", "call 2026-08-18"],
    ],
  ])("is %s", (_name, facts, steps) => {
    expect(climb({ ...FACTS, ...facts }).map(({ kind, on }) => `${kind} ${on}`)).toEqual(steps);
  });

  it.each<[string, Partial<LadderFacts>, LadderStep["moved"]]>([
    ["nothing when the delays alone say it", {}, undefined],
    [
      "the closure it waits for",
      { closures: [{ fromOn: "2026-05-18", toOn: "2026-05-24", label: "congés" }] },
      { by: "closure", untilOn: "2026-05-24", label: "congés" },
    ],
    ["the summer", { leftOn: "2026-07-28" }, { by: "summer", untilOn: "2026-08-20" }],
    ["the day promised", { promisedOn: "2026-05-22" }, { by: "promise", untilOn: "2026-05-22" }],
    ["a colleague", { putOffUntil: "2026-05-29" }, { by: "colleague", untilOn: "2026-05-29" }],
  ])("says what moved it: %s", (_name, facts, moved) => {
    expect(nextStep({ ...FACTS, ...facts })?.moved).toEqual(moved);
  });
});

const day = fc.integer({ min: 0, max: 1000 }).map((days) => addWorkingDays("2026-01-02", days));
const closures = fc.array(
  fc.record({ from: day, length: fc.integer({ min: 0, max: 40 }) }).map(({ from, length }) => ({
    fromOn: from,
    toOn: addWorkingDays(from, length),
  })),
  { maxLength: 6 },
);
const count = (min: number, max: number) => fc.integer({ min, max });
const delays = fc
  .tuple(count(1, 20), count(1, 20), count(1, 20), count(1, 20))
  .map(([first, urgent, second, call]) => ({
    reminderDays: first,
    urgentReminderDays: urgent,
    secondReminderDays: first + second,
    callTaskDays: first + second + call,
  }));
const facts = fc.record(
  {
    leftOn: day,
    isUrgent: fc.boolean(),
    delays,
    delayDays: count(1, 30),
    closures,
    hasBackUp: fc.boolean(),
    isUnmailable: fc.boolean(),
  },
  { requiredKeys: ["leftOn", "isUrgent", "delays", "closures", "hasBackUp", "isUnmailable"] },
);
/** What happens after each step: silence, a day promised, a colleague who puts it off, an answer. */
const life = fc.array(fc.constantFrom("silence", "silence", "promise", "put-off", "unmailable", "answer"), {
  minLength: 6,
  maxLength: 6,
});

it("never reminds on a holiday, in a closure or after an answer; two mails at most; ends by a call or an answer", () => {
  fc.assert(
    fc.property(facts, life, (known, happens) => {
      const ladder: LadderFacts = { ...known, reminders: [] };
      const { steps, isAnswered } = live(ladder, happens);
      for (const { on } of steps) expect(isWorkingDay(on) && isOpenDay(ladder, on)).toBe(true);
      const kinds = steps.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === "mail").length).toBeLessThanOrEqual(2);
      expect(kinds.filter((kind) => kind === "call").length).toBeLessThanOrEqual(1);
      expect(isAnswered || kinds.at(-1) === "call").toBe(true);
      expect(steps.every(({ on }, rank) => on > (steps[rank - 1]?.on ?? ladder.leftOn))).toBe(true);
    }),
    { numRuns: process.env.SOAK === "1" ? 10_000 : 300 },
  );
}, 600_000);

/** A partner who never says anything. */
function climb(facts: LadderFacts): LadderStep[] {
  return live(facts, []).steps;
}

function live(facts: LadderFacts, happens: readonly string[]): { steps: LadderStep[]; isAnswered: boolean } {
  const steps: LadderStep[] = [];
  let known = facts;
  for (let rank = 0; rank < 20; rank += 1) {
    if (happens[rank] === "answer") return { steps, isAnswered: true };
    known = { ...known, ...changeOf(happens[rank], known.reminders.at(-1)?.on ?? known.leftOn) };
    const step = nextStep(known);
    if (!step) break;
    steps.push(step);
    known = { ...known, reminders: [...known.reminders, step] };
  }
  return { steps, isAnswered: false };
}

function changeOf(event: string | undefined, on: Day): Partial<LadderFacts> {
  if (event === "promise") return { promisedOn: addWorkingDays(on, 4) };
  if (event === "put-off") return { putOffUntil: addWorkingDays(on, 6) };
  return event === "unmailable" ? { isUnmailable: true } : {};
}
