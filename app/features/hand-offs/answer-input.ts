import type { Proposal } from "#models/proposal";
import { proposalFrom } from "~/features/needs/typed-proposal";
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

function proposalOf({ act: _act, version: _version, ...typed }: Proposed): Proposal {
  return proposalFrom(typed);
}
