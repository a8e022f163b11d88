import type { FundingLine } from "#models/funding-line";
import type { FundingAmounts } from "#models/history-line";
import { formatCents, NBSP } from "~/vocabulary/typography";

export const AMOUNTS = ["asked", "granted", "paid"] as const;

/** Why amounts cannot stand together, beside the one to mend; undefined when they can. Amounts are whole cents. */
export function fundingRefusal({
  asked,
  granted,
  paid,
}: FundingAmounts): { field: "granted" | "paid"; message: string } | undefined {
  if (asked !== undefined && granted !== undefined && granted > asked) {
    const message = `Il est accordé plus (${formatCents(granted)}) que demandé (${formatCents(asked)})${NBSP}: corrigez d’abord le montant demandé.`;
    return { field: "granted", message };
  }
  if (paid === undefined || paid <= (granted ?? 0)) return undefined;
  const message = granted
    ? `Il serait versé plus (${formatCents(paid)}) qu’accordé (${formatCents(granted)})${NBSP}: notez d’abord ce qui a été accordé en plus.`
    : `Rien n’est encore accordé sur cette ligne${NBSP}: notez d’abord le montant accordé, puis le versement.`;
  return { field: "paid", message };
}

/** What the lines that count add up to, in cents; `left` is granted and still to be paid. */
export function totalsOf(lines: readonly FundingLine[]): Required<FundingAmounts> & { left: number } {
  const counted = lines.filter(({ isAside }) => !isAside);
  const [asked = 0, granted = 0, paid = 0] = AMOUNTS.map((amount) =>
    counted.reduce((sum, { [amount]: cents = 0 }) => sum + cents, 0),
  );
  return { asked, granted, paid, left: granted - paid };
}

/** The amounts of a line, as the history keeps them; none when it counts for nothing. */
export function amountsOf({ asked, granted, paid, isAside }: FundingLine): FundingAmounts {
  if (isAside) return {};
  return {
    ...(asked === undefined ? {} : { asked }),
    ...(granted === undefined ? {} : { granted }),
    ...(paid === undefined ? {} : { paid }),
  };
}
