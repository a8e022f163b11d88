import type { Words } from "./words";

export type AccountState = "invited" | "active" | "disabled";

export const ACCOUNT_STATES: Words<AccountState> = {
  active: { fr: "ouvert", en: "open" },
  invited: { fr: "invitation envoyée", en: "invited" },
  disabled: { fr: "fermé", en: "closed" },
};
