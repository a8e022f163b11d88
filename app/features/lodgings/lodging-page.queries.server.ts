import type { Booking, LodgingRecord } from "#models/lodging";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { BOOKING_STATES, type LodgingAid } from "~/vocabulary/lodgings";
import { roleCan } from "~/vocabulary/permissions";
import { daysBetween, formatDayLong, formatEuros } from "~/vocabulary/typography";
import { choicesOf } from "./booking-choices.queries.server";
import { checkDays } from "./check-days";
import { internOf, visibleInterns } from "./intern-names.queries.server";
import { agreementAlert, agreementWords, cardOf, ownerWords } from "./lodging-card";
import { isLive, occupancyOf, within } from "./lodging-days";
import { listPeriods, type Period } from "./lodging-periods.queries.server";
import { getLodging } from "./lodgings.queries.server";
import { aidsLost, lostAidMark, lostAidWords } from "./lost-aids";

/** Past bookings stay in the calendar of their semester; the list shows the last ones. */
const MOST_PAST = 30;

/** What the page of a lodging shows; names of interns are those this colleague may read. */
export async function getLodgingPage(user: User, lodgingId: string) {
  const today = toDay(now());
  const [lodging, periods, { lodging: rules }] = await Promise.all([
    getLodging(lodgingId),
    listPeriods(today),
    getSettings(),
  ]);
  const canWrite = roleCan(user.role, "structures:write");
  const [names, partner, choices] = await Promise.all([
    visibleInterns(
      user,
      lodging.bookings.flatMap(({ candidateId, exchange }) => [candidateId, exchange?.candidateId ?? ""]),
    ),
    lodging.partnerId ? Partner.findById(lodging.partnerId, { name: 1 }).lean() : null,
    canWrite ? choicesOf(user, lodging, periods) : { interns: [], others: [], partners: [] },
  ]);
  const { name, communeName, agreement, isActive, version, inventory, rent } = lodging;
  const lines = linesOf(lodging, { names, today, aids: rules.aids });
  return {
    ...{ id: lodging._id, name, communeName, isActive, version, canWrite, today, inventory, ...choices },
    owner: ownerWords(lodging),
    partner: partner ? { id: partner._id, name: partner.name } : undefined,
    card: cardOf(lodging),
    facts: { address: lodging.address, rules: lodging.rules, note: lodging.note, email: lodging.ownerEmail },
    rent: rent === undefined ? "" : `${formatEuros(rent)} par lit et par mois`,
    agreement: agreement ? agreementWords(agreement) : "",
    alert: isActive ? agreementAlert(agreement, today) : undefined,
    agreementEnd: agreementEndOf(lodging, periods),
    beds: lodging.beds.map((bed) => ({ ...bed, isClosed: bed.isClosed === true })),
    photos: lodging.photos
      .filter(({ isAside }) => !isAside)
      .map(({ id, name: photo }) => ({ id, name: photo })),
    keys: lodging.keys.map(({ id, label, bookingId, since }) => ({
      ...{ id, label, bookingId, since: since ? formatDayLong(since) : "" },
      with: lines.find((line) => line.id === bookingId)?.name,
    })),
    calendar: calendarOf(lodging, periods, names),
    occupancy: periods.map((period) => ({ ...period, ...occupancyOf(lodging, period) })),
    bookings: lines.filter(({ isPast, isCancelled }) => !isPast && !isCancelled),
    past: lines
      .filter(({ isPast, isCancelled }) => isPast || isCancelled)
      .reverse()
      .slice(0, MOST_PAST),
    aids: aidsToTell(rules.aids, lodging, span(periods, today)),
  };
}

export type LodgingPage = Awaited<ReturnType<typeof getLodgingPage>>;
export type BookingLine = LodgingPage["bookings"][number];

type Told = {
  names: ReadonlyMap<string, string>;
  today: string;
  aids: readonly LodgingAid[];
};

/** The last day of the agreement, when departures of the semesters shown may be after it. */
function agreementEndOf({ agreement }: LodgingRecord, periods: readonly Period[]) {
  const last = periods.at(-1);
  if (!agreement?.toOn || !last || agreement.toOn >= last.endsOn) return undefined;
  return { day: formatDayLong(agreement.toOn), isFinal: agreement.isFinal === true };
}

/** The bookings of a lodging, the first to begin first: who is there comes before who is expected. */
function linesOf(lodging: LodgingRecord, { names, today, aids }: Told) {
  const { beds, ownerKind, inventory, keys, agreement } = lodging;
  const labels = new Map(inventory.map(({ id, label }) => [id, label]));
  const missingOf = (check: Booking["checkedIn"]) =>
    check?.missing.map(
      ({ lineId, count }) => `${count} × ${labels.get(lineId) ?? "objet retiré de l’inventaire"}`,
    ) ?? [];
  return [...lodging.bookings]
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn))
    .map((booking) => {
      const { id, bedId, fromOn, toOn, state, checkedIn, checkedOut, exchange } = booking;
      return {
        ...{ id, bedId, fromOn, toOn, ...internOf(names, booking.candidateId) },
        bed: beds.find((bed) => bed.id === bedId)?.label ?? "lit retiré",
        days: `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`,
        nights: daysBetween(fromOn, toOn),
        state: BOOKING_STATES[state].fr,
        isHeld: state === "held",
        isCancelled: state === "cancelled",
        // Whoever arrived is there until their departure is noted.
        isPast: checkedOut !== undefined || (toOn < today && !checkedIn),
        check: checkOf(booking, today),
        exchangedWith: exchange ? internOf(names, exchange.candidateId).name : undefined,
        arrived: checkedIn ? formatDayLong(checkedIn.on) : undefined,
        left: checkedOut ? formatDayLong(checkedOut.on) : undefined,
        notes: [checkedIn?.note, checkedOut?.note].filter((note) => note !== undefined),
        isPastAgreement: agreement?.toOn !== undefined && toOn > agreement.toOn && state !== "cancelled",
        missingIn: missingOf(checkedIn),
        missingOut: missingOf(checkedOut),
        keys: keys.filter((key) => key.bookingId === id).map((key) => ({ id: key.id, label: key.label })),
        aids: state === "cancelled" ? [] : aidsLost(aids, { ownerKind, fromOn, toOn }).map(lostAidMark),
      };
    });
}

/** What may be noted today of a booking, and for which days: its arrival, then its departure. */
function checkOf(booking: Booking, today: string) {
  const way = booking.checkedIn ? "out" : "in";
  const { firstOn, lastOn } = checkDays(booking, way);
  if (today < firstOn) return undefined;
  return { way, firstOn, lastOn: lastOn < today ? lastOn : today } as const;
}

/** Rows of beds, bars of time over each period, in hundredths of its length. */
function calendarOf(
  { beds, bookings }: LodgingRecord,
  periods: readonly Period[],
  names: ReadonlyMap<string, string>,
) {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return undefined;
  const whole = { fromOn: first.fromOn, toOn: last.toOn };
  const days = daysBetween(whole.fromOn, whole.toOn);
  const place = (day: string) => Math.round((10_000 * daysBetween(whole.fromOn, day)) / days) / 100;
  return {
    periods: periods.map(({ id, label, fromOn, toOn }) => ({
      id,
      label,
      from: place(fromOn),
      to: place(toOn),
    })),
    rows: beds.map(({ id, label, isClosed }) => ({
      ...{ id, label, isClosed: isClosed === true },
      bars: bookings
        .filter((booking) => booking.bedId === id && isLive(booking))
        .flatMap((booking) => {
          const part = within(booking, whole);
          const { name } = internOf(names, booking.candidateId);
          const words = `${name}, du ${formatDayLong(booking.fromOn)} au ${formatDayLong(booking.toOn)}`;
          const bar = { id: booking.id, name, words, isHeld: booking.state === "held" };
          return part ? [{ ...bar, from: place(part.fromOn), to: place(part.toOn) }] : [];
        })
        .sort((a, b) => a.from - b.from),
    })),
  };
}

/** The aids lost in the semesters shown or by one of the bookings, each told once. */
function aidsToTell(
  aids: Told["aids"],
  { ownerKind, bookings }: LodgingRecord,
  shown: { fromOn: string; toOn: string },
) {
  const stays = [shown, ...bookings.filter(isLive)];
  const isTold = (aid: LodgingAid) =>
    stays.some(({ fromOn, toOn }) => aidsLost([aid], { ownerKind, fromOn, toOn }).length > 0);
  return aids.filter(isTold).map((aid) => ({ ...lostAidMark(aid), words: lostAidWords(aid) }));
}

function span(periods: readonly Period[], today: string): { fromOn: string; toOn: string } {
  return { fromOn: periods[0]?.fromOn ?? today, toOn: periods.at(-1)?.toOn ?? "9999-12-31" };
}
