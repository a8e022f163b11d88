import type { BadgeProps, Tone } from "~/components/ui/badge";
import { purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import { type ShownState, shownState } from "~/vocabulary/hand-offs";
import type { HandOffRow } from "./hand-offs.queries.server";

const TONES: Readonly<Record<ShownState, Tone>> = {
  prepared: "attention",
  queued: "waiting",
  sent: "waiting",
  acknowledged: "waiting",
  proposed: "attention",
  accepted: "done",
  asked: "attention",
  "passed-on": "attention",
  declined: "neutral",
  done: "done",
  partly: "attention",
  "not-done": "neutral",
  revoked: "neutral",
  expired: "late",
};

/** The state of a hand-off as a badge; taken back for good, what was answered matters no more. A letter that came back comes first. */
export function handOffBadge({
  state,
  leftAt,
  introduction,
  visit,
  isWithdrawn,
  undelivered,
}: Pick<HandOffRow, "state" | "leftAt" | "introduction" | "visit" | "isWithdrawn" | "undelivered">): Pick<
  BadgeProps,
  "tone" | "children"
> {
  if (isWithdrawn) return { tone: "neutral", children: "retiré" };
  if (state === "proposed" && visit?.isAgreed) return { tone: "done", children: "visite convenue" };
  if (undelivered) return { tone: "late", children: "non remis" };
  const shown = shownState({ state, leftAt });
  return { tone: TONES[shown], children: STATE_WORDS[purposeOf({ introduction })][shown].fr };
}
