import type { BadgeProps, Tone } from "~/components/ui/badge";
import { HAND_OFF_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import type { HandOffRow } from "./hand-offs.queries.server";

const TONES: Readonly<Record<HandOffState, Tone>> = {
  sent: "waiting",
  acknowledged: "waiting",
  proposed: "attention",
  accepted: "done",
  asked: "attention",
  "passed-on": "attention",
  declined: "neutral",
  revoked: "neutral",
  expired: "late",
};

/** The state of a hand-off as a badge; a mail still in the outbox is not yet an answer awaited. */
export function handOffBadge({
  state,
  hasLeft,
}: Pick<HandOffRow, "state" | "hasLeft">): Pick<BadgeProps, "tone" | "children"> {
  if (state === "sent" && !hasLeft) return { tone: "waiting", children: "mail en attente de départ" };
  return { tone: TONES[state], children: HAND_OFF_STATES[state].fr };
}
