import { CareService } from "#models/care-service";
import { HandOff } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Partner } from "#models/partner";
import type { ChildPlan } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { CHILD_KINDS } from "~/features/households/child-needs";
import { type CareCalendar, careServiceOf } from "./care-commissions";
import type { ChildNeed, FileFacts } from "./child-facts";

const OF_NEED = { kind: 1, childId: 1, isOpen: 1, state: 1, criteria: 1, options: 1 } as const;
const OF_SERVICE = { name: 1, communeCodes: 1, partnerId: 1, commissions: 1 } as const;

/** Files handed in to services around, at most. */
const MOST_SERVICES = 60;

type File = Pick<HouseholdRecord, "_id" | "arrivalOn" | "children">;

/**
 * What the calendars of the children of a file are read from; of the services around, nothing unless a step is counted
 * from their commissions, or `isWhole`.
 */
export async function childFactsOf(
  { _id: householdId, arrivalOn, children }: File,
  plans: readonly ChildPlan[],
  { isWhole = false } = {},
): Promise<FileFacts> {
  const [needs, { calendar }] = await Promise.all([
    Need.find({ householdId, kind: { $in: [...CHILD_KINDS] }, childId: { $type: "string" } }, OF_NEED)
      .sort({ isOpen: -1, openedAt: -1, _id: 1 })
      .lean<NeedRecord[]>(),
    getSettings(),
  ]);
  const isCounted = isWhole || plans.some(({ anchor }) => anchor === "commission");
  return {
    ...{ arrivalOn, children, calendar },
    services: isCounted ? await servicesOf(needs, plans) : [],
    needs: needs.map(factsOfNeed),
    today: toDay(now()),
  };
}

function factsOfNeed({ _id, kind, childId = "", state, criteria, options }: NeedRecord): ChildNeed {
  const careServiceIds = options.flatMap((option) => careServiceOf(option) ?? []);
  return { id: _id, kind, childId, state, criteria, careServiceIds };
}

/** Those of the communes wished for, those retained, and those a file is planned for, when they have commissions. */
async function servicesOf(
  needs: readonly NeedRecord[],
  plans: readonly ChildPlan[],
): Promise<CareCalendar[]> {
  const open = needs.filter(({ kind, isOpen }) => kind === "childcare" && isOpen);
  const codes = open.flatMap(({ criteria }) => criteria.communes);
  const ids = [
    ...open.flatMap((need) => factsOfNeed(need).careServiceIds),
    ...plans.flatMap(({ careServiceId }) => careServiceId ?? []),
  ];
  if (codes.length + ids.length === 0) return [];
  return CareService.find(
    {
      $or: [{ communeCodes: { $in: codes } }, { _id: { $in: ids } }],
      isActive: true,
      "commissions.0": { $exists: true },
    },
    OF_SERVICE,
  )
    .sort({ sortName: 1 })
    .limit(MOST_SERVICES)
    .lean<CareCalendar[]>();
}

/** The services whose own partner was asked about a need: a relay centre is asked for all at once, and stands for none. */
export async function servicesAsked({ needs, services }: FileFacts): Promise<Map<string, string[]>> {
  const partnerIds = services.flatMap(({ partnerId }) => partnerId ?? []);
  if (partnerIds.length === 0) return new Map();
  const [handOffs, own] = await Promise.all([
    HandOff.find(
      { needId: { $in: needs.map(({ id }) => id) }, partnerId: { $in: partnerIds } },
      { needId: 1, partnerId: 1 },
    ).lean(),
    Partner.find({ _id: { $in: partnerIds }, kind: { $ne: "relay-centre" } }, { _id: 1 }).lean(),
  ]);
  const asked = handOffs.filter(({ partnerId }) => own.some(({ _id }) => _id === partnerId));
  return new Map(
    needs.map(({ id }) => [
      id,
      services
        .filter(({ partnerId }) => asked.some((one) => one.needId === id && one.partnerId === partnerId))
        .map(({ _id }) => _id),
    ]),
  );
}
