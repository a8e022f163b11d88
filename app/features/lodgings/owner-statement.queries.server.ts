import type { User } from "~/core/auth/actor";
import { forbidden, notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { formatDayLong, formatMonth } from "~/vocabulary/typography";
import { ERASED, visibleInterns } from "./intern-names.queries.server";
import { isLive, occupancyOf, rentDue, within } from "./lodging-days";
import { findPeriod, listAllPeriods } from "./lodging-periods.queries.server";
import { getLodging } from "./lodgings.queries.server";

/**
 * What the owner of a lodging is told of a semester: who slept there, which days, how many nights, and the rent foreseen
 * month by month, in whole cents; nothing else of anyone. 403 for a colleague who does not see all of these interns.
 */
export async function getOwnerStatement(user: User, lodgingId: string, asked: string | null) {
  const [lodging, period, periods, { brand }] = await Promise.all([
    getLodging(lodgingId),
    findPeriod(asked, toDay(now())),
    listAllPeriods(),
    getSettings(),
  ]);
  if (!period) throw notFound();
  const stays = lodging.bookings.filter((booking) => booking.state === "booked" && isLive(booking));
  const lived = stays.flatMap((booking) => {
    const nights = within(booking, period);
    return nights ? [{ booking, nights }] : [];
  });
  const names = await visibleInterns(
    user,
    lived.map(({ booking }) => booking.candidateId),
  );
  const isHidden = lived.some(({ booking: { candidateId } }) => candidateId && !names.has(candidateId));
  if (isHidden && !user.isWholeDepartement) throw forbidden();
  const cents = Math.round((lodging.rent ?? 0) * 100);
  const lines = lived
    .sort((a, b) => a.nights.fromOn.localeCompare(b.nights.fromOn))
    .map(({ booking, nights }) => {
      const months = rentDue(cents, nights);
      return {
        ...{
          id: booking.id,
          name: names.get(booking.candidateId) ?? ERASED,
          from: nights.fromOn,
          to: nights.toOn,
        },
        bed: lodging.beds.find(({ id }) => id === booking.bedId)?.label ?? "",
        ...{ fromOn: formatDayLong(nights.fromOn), toOn: formatDayLong(nights.toOn) },
        nights: months.reduce((sum, month) => sum + month.nights, 0),
        cents: months.reduce((sum, month) => sum + month.cents, 0),
        months,
      };
    });
  return {
    ...{ id: lodging._id, name: lodging.name, address: `${lodging.address}, ${lodging.communeName}` },
    ...{ owner: lodging.ownerName, from: brand.owner, drawnOn: formatDayLong(toDay(now())), period },
    semesters: periods.map(({ id, label }) => ({ value: id, label })),
    ...{ monthlyCents: lodging.rent === undefined ? undefined : cents, lines },
    months: monthsOf(lines.flatMap(({ months }) => months)),
    total: lines.reduce((sum, line) => sum + line.cents, 0),
    occupancy: occupancyOf(lodging, period),
  };
}

export type OwnerStatement = Awaited<ReturnType<typeof getOwnerStatement>>;

/** A statement as a sheet: a line for each stay, a column for each month, amounts as « 320,50 ». */
export function statementRows({ lines, months, total, monthlyCents }: OwnerStatement): string[][] {
  const hasRent = monthlyCents !== undefined;
  const headers = ["Interne", "Lit", "Arrivée", "Départ", "Nuits"];
  const rents = hasRent ? [...months.map(({ label }) => `Loyer prévu ${label}`), "Loyer prévu total"] : [];
  const rows = lines.map((line) => [
    ...[line.name, line.bed, line.from, line.to, String(line.nights)],
    ...(hasRent
      ? [
          ...months.map(({ month }) => decimals(line.months.find((one) => one.month === month)?.cents)),
          decimals(line.cents),
        ]
      : []),
  ]);
  const sum = lines.reduce((nights, line) => nights + line.nights, 0);
  const last = ["Total", "", "", "", String(sum)];
  return [
    [...headers, ...rents],
    ...rows,
    [...last, ...(hasRent ? [...months.map(({ cents }) => decimals(cents)), decimals(total)] : [])],
  ];
}

function monthsOf(all: readonly { month: string; cents: number }[]) {
  const sums = new Map<string, number>();
  for (const { month, cents } of all) sums.set(month, (sums.get(month) ?? 0) + cents);
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, cents]) => ({ month, label: formatMonth(month), cents }));
}

/** Cents written on their digits: « 320,50 ». */
function decimals(cents = 0): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
}
