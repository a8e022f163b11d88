import type { HandOffRecord } from "#models/hand-off";
import type { MessageRecord } from "#models/message";
import { proposalFormOf } from "~/features/hand-offs/answer-page.queries.server";
import { purposeOf } from "~/vocabulary/hand-off-words";
import { writerName } from "./message-filing.server";
import { answerValues } from "./suggestion-values";
import { actOf, markedText } from "./suggestion-words";

/** The mail beside the form where its answer is noted, and what it fills in there. */
export function notedMailOf(message: MessageRecord, handOff: HandOffRecord) {
  const { _id, suggestion, receivedAt, signature, quoted } = message;
  const suggested = suggestion && suggestion.state !== "dismissed" && suggestion;
  return {
    id: _id,
    name: writerName(message),
    ...{ receivedAt, signature, quoted },
    ...markedText(message),
    suggested: suggested
      ? {
          act: actOf(suggested, purposeOf(handOff)),
          values: answerValues(suggested, proposalFormOf(handOff)),
        }
      : undefined,
  };
}
