import { type Booking, Lodging, type LodgingRecord } from "#models/lodging";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { listPlacementsOf, type PlacementRow } from "~/features/placements/placements.queries.server";
import { BOOKING_STATES, LODGING_OWNER_KINDS } from "~/vocabulary/lodgings";
import { roleCan } from "~/vocabulary/permissions";
import { daysBetween, formatDayLong, formatEuros } from "~/vocabulary/typography";
import { internOf, visibleInterns } from "./intern-names.queries.server";
import { agreementAlert, agreementWords, cardOf } from "./lodging-card";
import { isLive, occupancyOf, within } from "./lodging-days";
import { listPeriods, type Period } from "./lodging-periods.queries.server";
import { getLodging } from "./lodgings.queries.server";
import { aidsLost, lostAidWords } from "./lost-aids";

/** Nobody chooses among more partners in a list. */
const MOST_PARTNERS = 500;
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
    owner: `${lodging.ownerName} · ${LODGING_OWNER_KINDS[lodging.ownerKind].fr}`,
    partner: partner ? { id: partner._id, name: partner.name } : undefined,
    card: cardOf(lodging),
    facts: { address: lodging.address, rules: lodging.rules, note: lodging.note, email: lodging.ownerEmail },
    rent: rent === undefined ? "" : `${formatEuros(rent)} par lit et par mois`,
    agreement: agreement ? agreementWords(agreement) : "",
    alert: isActive ? agreementAlert(agreement, today) : undefined,
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
    past: lines.filter(({ isPast, isCancelled }) => isPast || isCancelled).slice(0, MOST_PAST),
    aids: aidsLost(rules.aids, { ownerKind: lodging.ownerKind, ...span(periods, today) }).map(lostAidWords),
  };
}

export type LodgingPage = Awaited<ReturnType<typeof getLodgingPage>>;
export type BookingLine = LodgingPage["bookings"][number];

type Told = {
  names: ReadonlyMap<string, string>;
  today: string;
  aids: Parameters<typeof aidsLost>[0];
};

/** The partners who may own a lodging, as options of a form. */
export async function listOwnerOptions(): Promise<{ value: string; label: string }[]> {
  const partners = await Partner.find({ isActive: true }, { name: 1 })
    .sort({ sortName: 1 })
    .limit(MOST_PARTNERS)
    .lean();
  return partners.map(({ _id, name }) => ({ value: _id, label: name }));
}

/** The bookings of a lodging, the last to begin first. */
function linesOf(lodging: LodgingRecord, { names, today, aids }: Told) {
  const { beds, ownerKind, inventory, keys } = lodging;
  const labels = new Map(inventory.map(({ id, label }) => [id, label]));
  const missingOf = (check: Booking["checkedIn"]) =>
    check?.missing.map(
      ({ lineId, count }) => `${count} × ${labels.get(lineId) ?? "objet retiré de l’inventaire"}`,
    ) ?? [];
  return [...lodging.bookings]
    .sort((a, b) => b.fromOn.localeCompare(a.fromOn))
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
        isPast: toOn <= today || checkedOut !== undefined,
        exchangedWith: exchange ? internOf(names, exchange.candidateId).name : undefined,
        arrived: checkedIn ? formatDayLong(checkedIn.on) : undefined,
        left: checkedOut ? formatDayLong(checkedOut.on) : undefined,
        notes: [checkedIn?.note, checkedOut?.note].filter((note) => note !== undefined),
        missingIn: missingOf(checkedIn),
        missingOut: missingOf(checkedOut),
        keys: keys.filter((key) => key.bookingId === id).map((key) => ({ id: key.id, label: key.label })),
        aids: state === "cancelled" ? [] : aidsLost(aids, { ownerKind, fromOn, toOn }).map(lostAidWords),
      };
    });
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

/** Who may be given a bed, whose bed may be swapped, who may own the lodging: what the forms choose from. */
async function choicesOf(user: User, lodging: LodgingRecord, periods: readonly Period[]) {
  const [placements, elsewhere, partners] = await Promise.all([
    Promise.all(periods.map(({ id }) => listPlacementsOf(user, id))),
    Lodging.find(
      {
        _id: { $ne: lodging._id },
        isActive: true,
        "bookings.semesterId": { $in: periods.map(({ id }) => id) },
      },
      { name: 1, beds: 1, bookings: 1 },
    ).lean<Pick<LodgingRecord, "_id" | "name" | "beds" | "bookings">[]>(),
    listOwnerOptions(),
  ]);
  const open = [lodging, ...elsewhere].flatMap((one) =>
    one.bookings
      .filter(({ state, checkedIn, exchange }) => state === "booked" && !checkedIn && !exchange)
      .map((booking) => ({ lodging: one, booking })),
  );
  const names = await visibleInterns(
    user,
    open.map(({ booking }) => booking.candidateId),
  );
  return {
    interns: periods.flatMap((period, index) =>
      (placements[index] ?? []).flatMap((row) => optionOf(row, period)),
    ),
    others: open.flatMap(({ lodging: { _id, name, beds }, booking }) => {
      const intern = names.get(booking.candidateId);
      const bed = beds.find(({ id }) => id === booking.bedId)?.label ?? "";
      const { id, fromOn, toOn } = booking;
      return intern
        ? [{ value: `${_id}:${id}`, label: `${intern} · ${name}, ${bed}`, fromOn, toOn, lodgingId: _id }]
        : [];
    }),
    partners,
  };
}

/** An intern who may be given a bed for a semester, those who ask for one and have none first told so. */
function optionOf({ _id, intern, bed, lodged }: PlacementRow, { label, fromOn, endsOn }: Period) {
  if (!intern) return [];
  const asked = bed.isNeeded ? "demande un lit" : "n’en demande pas";
  const said = lodged ? "a déjà un lit" : asked;
  return [
    {
      value: _id,
      label: `${intern.firstName} ${intern.lastName} · ${label}, ${said}`,
      fromOn: bed.fromOn ?? fromOn,
      toOn: bed.toOn ?? endsOn,
      isWaiting: bed.isNeeded && !lodged,
    },
  ];
}

function span(periods: readonly Period[], today: string): { fromOn: string; toOn: string } {
  return { fromOn: periods[0]?.fromOn ?? today, toOn: periods.at(-1)?.toOn ?? "9999-12-31" };
}
