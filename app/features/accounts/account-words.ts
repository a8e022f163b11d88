import type { Tone } from "~/components/ui/badge";

export type AccountState = "invited" | "active" | "disabled";

/** How each state of an account is said, and its colour. */
export const ACCOUNT_STATES: Readonly<Record<AccountState, { label: string; tone: Tone }>> = {
  active: { label: "ouvert", tone: "done" },
  invited: { label: "invitation envoyée", tone: "waiting" },
  disabled: { label: "fermé", tone: "neutral" },
};
