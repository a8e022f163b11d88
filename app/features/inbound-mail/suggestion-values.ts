import type { Suggestion } from "#models/message";
import type { ProposalForm } from "../hand-offs/answer.schema.server";
import type { AnswerValues } from "../hand-offs/answer-fields";
import { actOf, hourWords } from "./suggestion-words";

/**
 * What a suggestion fills in the form where a colleague notes the answer; the sentence is kept word for word,
 * but for a visit whose day and hour say it already: its note goes to who meets there.
 */
export function answerValues(suggestion: Suggestion, form: ProposalForm): AnswerValues {
  const act = actOf(suggestion, form === "visit" ? "introduction" : "need");
  const { sentence, day, reason } = suggestion;
  if (act === "propose") return proposalValues(suggestion, form);
  if (act === "acknowledge") return { promisedOn: day };
  if (act === "decline") return { message: sentence, reasons: reason ? [reason] : [] };
  if (act === "accept" && form !== "visit") return { message: sentence, ...agreedMoment(suggestion) };
  return { message: sentence };
}

function agreedMoment({ day, time }: Suggestion): AnswerValues {
  return day ? { visitOn: day, hour: time && hourWords(time) } : {};
}

function proposalValues({ sentence, day, time, amount }: Suggestion, form: ProposalForm): AnswerValues {
  const hour = time ? hourWords(time) : undefined;
  if (form === "visit") return { visitOn: day, hour, note: day && hour ? undefined : sentence };
  if (form === "meeting") return { on1: day, hour1: hour, note: sentence };
  if (form === "housing") return { rent: amount === undefined ? undefined : String(amount), note: sentence };
  return { note: sentence };
}
