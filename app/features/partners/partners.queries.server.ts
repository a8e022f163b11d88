import type { Filter } from "#models/define";
import { Partner, type PartnerRecord } from "#models/partner";
import { notFound } from "~/core/auth/guards.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import type { CapacityLight, PartnerKind } from "~/vocabulary/partners";

export interface PartnerFilters {
  text?: string;
  kind?: PartnerKind;
  territory?: string;
  /** What they last said they can take. */
  light?: CapacityLight;
}

export type PartnerRow = Pick<
  PartnerRecord,
  | "_id"
  | "name"
  | "kind"
  | "territories"
  | "communeCode"
  | "contacts"
  | "closures"
  | "capacity"
  | "onboarding"
  | "yearlyCap"
  | "askedCount"
  | "answeredCount"
  | "lastAskedAt"
  | "lastAnsweredAt"
>;

const SHOWN = {
  name: 1,
  kind: 1,
  territories: 1,
  communeCode: 1,
  contacts: 1,
  closures: 1,
  capacity: 1,
  onboarding: 1,
  yearlyCap: 1,
  askedCount: 1,
  answeredCount: 1,
  lastAskedAt: 1,
  lastAnsweredAt: 1,
} as const;

/** A page of the directory, by name; partners are shared by the whole team. */
export async function listPartners(
  { text, kind, territory, light }: PartnerFilters,
  page: number,
): Promise<Page<PartnerRow>> {
  const terms = searchTerms(text ?? "");
  const filter: Filter<PartnerRecord> = {
    isActive: true,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(kind ? { kind } : {}),
    ...(light ? { "capacity.light": light } : {}),
    ...(territory ? { territories: { $in: [territory, []] } } : {}),
  };
  const [rows, total] = await Promise.all([
    Partner.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<PartnerRow[]>(),
    Partner.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}

/** One partner; 404 when it is not there. */
export async function getPartner(partnerId: string): Promise<PartnerRecord> {
  const partner = await Partner.findById(partnerId, {
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<PartnerRecord>();
  if (!partner) throw notFound();
  return partner;
}
