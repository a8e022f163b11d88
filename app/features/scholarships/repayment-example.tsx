import { addDays, addMonths } from "~/core/days";
import type { RepaymentRule } from "~/vocabulary/scholarships";
import { formatCents, formatCount, NBSP } from "~/vocabulary/typography";
import { balanceOn } from "./obligation-clock";
import { repaymentOf } from "./repayment";

const PAID_CENTS = 1_400_000;
const SERVED_MONTHS = 14;
const START = "2027-11-01";

interface Props {
  repayment: RepaymentRule;
  /** Months of practice that are asked. */
  months: number;
}

/** What a rule gives on an invented case, line by line, as a letter would say it. */
export function RepaymentExample({ repayment, months }: Props) {
  if (months < 2) return null;
  const served = Math.min(SERVED_MONTHS, Math.floor(months / 2));
  const endsOn = addDays(addMonths(START, served), -1);
  const practice = [{ fromOn: START, toOn: endsOn, isInZone: true }];
  const balance = balanceOn({ startsOn: START, months, practice, suspensions: [] }, endsOn);
  const { lines, totalCents } = repaymentOf(repayment, { paidCents: PAID_CENTS, months, balance });
  return (
    <div className="mt-5 max-w-[44rem] border-l-4 border-line pl-4">
      <h3>{`Par exemple${NBSP}: ${formatCents(PAID_CENTS)} versés, ${formatCount(served, "mois servi", "mois servis")} sur ${months}`}</h3>
      <ul className="mt-1">
        {lines.map(({ words, cents }) => (
          <li key={words} className="flex flex-wrap justify-between gap-x-4">
            <span>{words}</span>
            <span className="tabular-nums">{formatCents(cents)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 border-t border-line pt-1 font-semibold">
        <span>À rembourser</span>
        <span className="tabular-nums">{formatCents(totalCents)}</span>
      </p>
    </div>
  );
}
