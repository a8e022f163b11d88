import type { BadgeProps, Tone } from "~/components/ui/badge";
import { purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import type { HandOffState } from "~/vocabulary/hand-offs";
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
  introduction,
  visit,
}: Pick<HandOffRow, "state" | "hasLeft" | "introduction" | "visit">): Pick<BadgeProps, "tone" | "children"> {
  if (state === "sent" && !hasLeft) return { tone: "waiting", children: "mail en attente de départ" };
  if (state === "proposed" && visit?.isAgreed) return { tone: "done", children: "visite convenue" };
  return { tone: TONES[state], children: STATE_WORDS[purposeOf({ introduction })][state].fr };
}
