import { Partner, type PartnerRecord } from "#models/partner";
import { SCHOOL_PARTNERS } from "./school-card";

const MOST_CHOICES = 500;

export type SchoolPartner = Pick<PartnerRecord, "_id" | "name" | "kind" | "communeCode">;

const SHOWN = { name: 1, kind: 1, communeCode: 1 } as const;

/** The partners an establishment may be linked to, by name: those of its own commune first. */
export async function listSchoolPartners(communeCode: string): Promise<SchoolPartner[]> {
  const partners = await Partner.find({ kind: { $in: [...SCHOOL_PARTNERS] }, isActive: true }, SHOWN)
    .sort({ sortName: 1 })
    .limit(MOST_CHOICES)
    .lean<SchoolPartner[]>();
  const isHere = (partner: SchoolPartner) => partner.communeCode === communeCode;
  return [...partners.filter(isHere), ...partners.filter((partner) => !isHere(partner))];
}

/** One of them, even no longer active: what was linked is still named. Null when it is none of them. */
export async function findSchoolPartner(partnerId: string): Promise<SchoolPartner | null> {
  return Partner.findOne(
    { _id: partnerId, kind: { $in: [...SCHOOL_PARTNERS] } },
    SHOWN,
  ).lean<SchoolPartner>();
}
