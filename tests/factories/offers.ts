import { Need, type NeedCriteria, type NeedRecord } from "#models/need";
import type { OfferRecord } from "#models/offer";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { createOffer, type NewOffer } from "~/features/offers/offers.commands.server";
import { getOffer } from "~/features/offers/offers.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { needOf } from "./files";
import { createFile } from "./submissions";

/** A flat of three rooms in Figeac, 610 € a month, checked today. */
export async function createHome(user: User, values: Partial<NewOffer> = {}): Promise<OfferRecord> {
  const proposal = { kind: "housing" as const, place: "Figeac", rooms: 3, rent: 610 };
  return getOffer(await createOffer(user, { kind: "housing", proposal, ...values }));
}

/** A post of nurse in Cahors, checked today. */
export async function createPost(user: User, values: Partial<NewOffer> = {}): Promise<OfferRecord> {
  const proposal = {
    kind: "spouse-work" as const,
    post: "Infirmière",
    employer: "Clinique du Quai",
    place: "Cahors",
  };
  return getOffer(await createOffer(user, { kind: "spouse-work", proposal, ...values }));
}

/** The need of a new file, with what is looked for. */
export async function createSearch(
  user: User,
  criteria: Partial<NeedCriteria> = {},
  { kind = "housing", lastName = "Caron" }: { kind?: NeedKind; lastName?: string } = {},
): Promise<NeedRecord> {
  const householdId = await createFile(user, {
    needs: [kind],
    lastName,
    email: `${lastName.toLowerCase()}@x.example`,
  });
  await openNeed(user, householdId, kind);
  const need = await needOf(householdId, kind);
  await updateCriteria(user, need, { communes: [], ...criteria });
  return needOf(householdId, kind);
}

/** A need as it stands by now. */
export async function reloadNeed({ householdId, kind }: NeedRecord): Promise<NeedRecord> {
  return needOf(householdId, kind);
}

/** How many times a piece of work reads the base. */
export async function countReads(work: () => Promise<unknown>): Promise<number> {
  await settle();
  const reads: string[] = [];
  const note = (collection: string, method: string) => {
    if (/^(find|count|aggregate|distinct)/.test(method)) reads.push(`${collection}.${method}`);
  };
  Need.base.set("debug", note);
  await work().finally(() => Need.base.set("debug", false));
  return reads.length;
}
