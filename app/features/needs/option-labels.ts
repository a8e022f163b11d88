import { ofName } from "~/vocabulary/typography";

/** What a partner’s proposal leaves to do until it is shown to the household. */
export function presentLabel(partnerName: string): string {
  return `Présenter la proposition ${ofName(partnerName)}`;
}
