import { type Capacity, Partner, type PartnerRecord } from "#models/partner";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";

const DAY_MS = 24 * 3600 * 1000;

/** open: the three answers are offered; said: what was just said; closed: a later link, or time, replaced this one. */
export type CapacityStage = "open" | "said" | "closed";

export interface CapacityPage {
  stage: CapacityStage;
  programme: string;
  phone: string;
  email: string;
  partnerName: string;
  said?: Capacity;
}

export interface CapacityLetter {
  partner: Pick<PartnerRecord, "_id" | "name" | "capacity" | "capacityLink">;
  /** The last link sent, and not too long ago. */
  isCurrent: boolean;
}

/** Whom a capacity link was sent to; 404 for a link we did not make. */
export async function getCapacityLetter(token: string | undefined): Promise<CapacityLetter> {
  const link = readLinkToken("capacity", token);
  const partner =
    link &&
    (await Partner.findById(link.id, { name: 1, capacity: 1, capacityLink: 1 }).lean<
      CapacityLetter["partner"]
    >());
  if (!partner) throw notFound();
  const { delays } = await getSettings();
  const { version, sentAt } = partner.capacityLink ?? {};
  const until = (sentAt?.getTime() ?? 0) + delays.answerLinkDays * DAY_MS;
  return { partner, isCurrent: version === link.version && now().getTime() < until };
}

/** What the page of such a link shows: what was said to this link, or the three answers. */
export async function getCapacityPage(
  token: string | undefined,
  { searchParams }: URL,
): Promise<CapacityPage> {
  const [{ partner, isCurrent }, { brand }] = await Promise.all([getCapacityLetter(token), getSettings()]);
  const { capacity, capacityLink, name } = partner;
  const isChanging = !capacityLink?.answeredAt || searchParams.has("changer");
  return {
    stage: stageOf(isCurrent, isChanging),
    programme: brand.programme,
    phone: brand.phone,
    email: brand.email,
    partnerName: name,
    // A link replaced tells nothing of what was said since.
    ...(isCurrent && capacityLink?.answeredAt ? { said: capacity } : {}),
  };
}

function stageOf(isCurrent: boolean, isChanging: boolean): CapacityStage {
  if (!isCurrent) return "closed";
  return isChanging ? "open" : "said";
}
