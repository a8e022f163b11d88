import type { ProposedMeeting } from "#models/need-discovery";
import type { Proposal } from "#models/proposal";
import type { AnswerOrigin } from "~/vocabulary/hand-offs";
import type { AnswerFormInput } from "./answer.schema.server";
import type { AnswerInput } from "./hand-off-answer.commands.server";

export type Answer = Exclude<AnswerFormInput, { act: "renew" | "outcome" }>;

/** An answer as it is kept, from the form it was written in: what is proposed, a visit, or what the act alone says. */
export function answerOf(input: Answer, { by, origin }: { by: string; origin: AnswerOrigin }): AnswerInput {
  const common = { act: input.act, origin, reasons: [], by };
  if (input.act === "propose") {
    if ("visitOn" in input) {
      const { visitOn, hour, note } = input;
      return { ...common, visit: { on: visitOn, hour, note } };
    }
    return { ...common, proposal: proposalOf(input) };
  }
  if (input.act === "pass-on") {
    const { name, email, phone, message } = input;
    return { ...common, other: { name, email, phone }, message };
  }
  if (input.act === "acknowledge") return { ...common, promisedOn: input.promisedOn };
  if (input.act === "decline") return { ...common, reasons: input.reasons, message: input.message };
  return { ...common, message: input.message };
}

type Proposed = Extract<Answer, { kind: string }>;

function proposalOf(input: Proposed): Proposal {
  if (input.kind === "meeting") return { kind: input.kind, slots: slotsOf(input), note: input.note };
  const { act: _act, version: _version, ...proposal } = input;
  return proposal;
}

function slotsOf(input: Extract<Proposed, { kind: "meeting" }>): ProposedMeeting["slots"] {
  const { on1, hour1, on2, hour2, on3, hour3 } = input;
  const slots = [
    { on: on1, hour: hour1 },
    { on: on2, hour: hour2 },
    { on: on3, hour: hour3 },
  ];
  return slots.flatMap(({ on, hour }) => (on ? [{ on, hour }] : []));
}
