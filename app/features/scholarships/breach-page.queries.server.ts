import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths, isDay } from "~/core/days";
import { deliberationWords, repaymentWords } from "~/features/programmes/version-words";
import { roleCan } from "~/vocabulary/permissions";
import { SCHOLARSHIP_ENDS } from "~/vocabulary/scholarship-states";
import { formatCount } from "~/vocabulary/typography";
import { simulateBreach } from "./breach-simulation";
import { spanWords } from "./obligation-words";
import { leftOf } from "./repayment-months";
import { getScholarship } from "./scholarships.queries.server";

/**
 * What a breach would give on the day of the address, or what was decided and what is paid back. Reads only: a breach is
 * looked at before any letter. 404 for a file this colleague does not see.
 */
export async function getBreachPage(user: User, scholarshipId: string, { searchParams }: URL) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { stage, terms, breach, repayments } = scholarship;
  const today = toDay(now());
  const typed = searchParams.get("on");
  const on = isDay(typed) ? typed : today;
  const isRunning = stage === "paying" || stage === "obligation";
  return {
    ...{ id: scholarshipId, stage, today, on, firstOn: addMonths(today, 1), isRunning },
    simulation: isRunning ? simulationOf(scholarship, on) : undefined,
    rule: terms ? repaymentWords(terms.repayment) : [],
    deliberation: terms ? deliberationWords(terms.deliberation) : [],
    decided: breach && {
      ...{ on: breach.on, actNumber: breach.actNumber, decidedBy: breach.decidedBy },
      ...{ lines: breach.lines, totalCents: breach.totalCents, letterSentAt: breach.letterSentAt },
      ...{ paidCents: breach.paidCents, served: breach.served, reason: SCHOLARSHIP_ENDS[breach.reason].fr },
    },
    repayments: repayments.map((one) => ({
      ...{ id: one.id, dueOn: one.dueOn, cents: one.cents, state: one.state, reason: one.reason },
      ...{ receivedOn: one.receivedOn, receivedCents: one.receivedCents ?? 0, leftCents: leftOf(one) },
      isLate: one.state === "due" && one.dueOn < today,
    })),
    receivedCents: repayments.reduce((sum, { receivedCents = 0 }) => sum + receivedCents, 0),
    canWrite: roleCan(user.role, "households:write"),
  };
}

export type BreachPage = Awaited<ReturnType<typeof getBreachPage>>;

function simulationOf(scholarship: ScholarshipRecord, on: Day) {
  const found = simulateBreach(scholarship, on);
  if (!found) return undefined;
  const { balance, lines, totalCents, paidCents, paidCount, months, isServed } = found;
  return {
    ...{ lines, totalCents, paidCents, isServed },
    paid: formatCount(paidCount, "versement", "versements"),
    owed: formatCount(months, "mois", "mois"),
    served: spanWords(balance.servedSpan),
    remaining: spanWords(balance.remainingSpan),
  };
}
