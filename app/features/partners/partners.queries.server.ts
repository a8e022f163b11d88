import type { Filter } from "#models/define";
import { Partner, type PartnerRecord } from "#models/partner";
import { notFound } from "~/core/auth/guards.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { distanceKm, distanceWords, type Place } from "~/features/reference-data/distance";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { PARTNER_KINDS_BY_NEED, type PartnerKind } from "~/vocabulary/partners";

export interface PartnerFilters {
  text?: string;
  kind?: PartnerKind;
  territory?: string;
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
  askedCount: 1,
  answeredCount: 1,
  lastAskedAt: 1,
  lastAnsweredAt: 1,
} as const;

/** A page of the directory, by name; partners are shared by the whole team. */
export async function listPartners(
  { text, kind, territory }: PartnerFilters,
  page: number,
): Promise<Page<PartnerRow>> {
  const terms = searchTerms(text ?? "");
  const filter: Filter<PartnerRecord> = {
    isActive: true,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(kind ? { kind } : {}),
    ...(territory ? { territories: { $in: [territory, []] } } : {}),
  };
  const [rows, total] = await Promise.all([
    Partner.find(filter, SHOWN)
      .sort({ name: 1 })
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

export interface Proposed extends PartnerRow {
  /** Why this partner is proposed: covers the territory, answers. */
  reasons: string[];
}

interface Wished {
  territories: string[];
  /** INSEE codes; distances are counted from the first. */
  communes: string[];
}

/**
 * The partners who can be asked for a need, with reasons: those covering the file's territories first, the
 * nearest first among them.
 */
export async function listPartnersForNeed(
  kind: NeedKind,
  { territories, communes: [wished] }: Wished,
): Promise<Proposed[]> {
  const partners = await Partner.find({ isActive: true, kind: { $in: PARTNER_KINDS_BY_NEED[kind] } }, SHOWN)
    .sort({ name: 1 })
    .limit(200)
    .lean<PartnerRow[]>();
  const codes = [wished, ...partners.map(({ communeCode }) => communeCode)].filter(
    (code) => code !== undefined,
  );
  const places = await communesByCodes(new Set(codes));
  const goal = wished ? places.get(wished) : undefined;
  return partners
    .map((partner) => {
      const place = places.get(partner.communeCode ?? "");
      const reasons = [...reasonsFor(partner, territories), ...(goal ? [distanceWords(place, goal)] : [])];
      return { partner: { ...partner, reasons }, kilometres: kilometresBetween(place, goal) };
    })
    .sort(
      (a, b) =>
        coverage(b.partner, territories) - coverage(a.partner, territories) ||
        a.kilometres - b.kilometres ||
        a.partner.name.localeCompare(b.partner.name, "fr"),
    )
    .map(({ partner }) => partner);
}

/** Farther than anything when the position of one is not known. */
function kilometresBetween(from: Place | undefined, to: Place | undefined): number {
  return from?.location && to?.location ? distanceKm(from.location, to.location) : Number.MAX_VALUE;
}

/** 2 covers a territory of the file, 1 covers the whole département, 0 covers another. */
function coverage({ territories: covered }: PartnerRow, wished: string[]): number {
  if (covered.some((code) => wished.includes(code))) return 2;
  return covered.length === 0 ? 1 : 0;
}

function reasonsFor(partner: PartnerRow, territories: string[]): string[] {
  const places = ["autre secteur", "tout le département", "couvre le secteur souhaité"] as const;
  const place = places[coverage(partner, territories)] ?? places[0];
  if (partner.askedCount === 0) return [place, "jamais sollicité"];
  const answered = Math.min(partner.answeredCount, partner.askedCount);
  return [place, `a répondu à ${answered} demande${answered > 1 ? "s" : ""} sur ${partner.askedCount}`];
}
