import { Badge, type Tone } from "~/components/ui/badge";
import { ACCOUNT_STATES, type AccountState } from "~/vocabulary/accounts";

const TONES: Readonly<Record<AccountState, Tone>> = {
  active: "done",
  invited: "waiting",
  disabled: "neutral",
};

/** Whether an account is open, in a word. */
export function AccountStateBadge({ state }: { state: AccountState }) {
  return <Badge tone={TONES[state]}>{ACCOUNT_STATES[state].fr}</Badge>;
}
