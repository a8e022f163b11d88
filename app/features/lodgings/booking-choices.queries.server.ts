import { Lodging, type LodgingRecord } from "#models/lodging";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { listPlacementsOf, type PlacementRow } from "~/features/placements/placements.queries.server";
import { visibleInterns } from "./intern-names.queries.server";
import type { Period } from "./lodging-periods.queries.server";
import { daysAsked } from "./stay-days";

/** Nobody chooses among more partners in a list. */
const MOST_PARTNERS = 500;

/** The partners who may own a lodging, as options of a form. */
export async function listOwnerOptions(): Promise<{ value: string; label: string }[]> {
  const partners = await Partner.find({ isActive: true }, { name: 1 })
    .sort({ sortName: 1 })
    .limit(MOST_PARTNERS)
    .lean();
  return partners.map(({ _id, name }) => ({ value: _id, label: name }));
}

/** Who may be given a bed, whose bed may be swapped, who may own the lodging: what the forms choose from. */
export async function choicesOf(user: User, lodging: LodgingRecord, periods: readonly Period[]) {
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
      ...daysAsked({ bed }, { startsOn: fromOn, endsOn }),
      isWaiting: bed.isNeeded && !lodged,
    },
  ];
}
