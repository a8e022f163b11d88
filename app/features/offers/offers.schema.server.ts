import { z } from "zod";
import type { Proposal } from "#models/proposal";
import { beforeField, dayField } from "~/core/http/fields.server";
import { homeSchema } from "~/features/housing/housing.schema.server";
import { someField } from "~/features/needs/proposal-fields.server";
import { postSchema, tradeFields } from "~/features/spouse-work/work.schema.server";
import type { OfferKind } from "~/vocabulary/offers";
import type { OfferInput } from "./offer-card";

/** As many as « Proposer aux 3 premiers » names. */
const MOST_PROPOSED_TO = 3;
const id = z.string().max(24);
const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };

/** Who offers it: a partner of the directory, or somebody in words. */
const offerer = { before: beforeField, partnerId: id.optional(), contact: someField(160).optional() };

const home = homeSchema.extend({ intent: z.literal("offer"), ...offerer });
const post = postSchema.extend({ intent: z.literal("offer"), ...tradeFields, ...offerer });

const needIds = z
  .string({ error: "Choisissez un foyer." })
  .transform((typed) => typed.split(","))
  .pipe(z.array(id.min(1)).min(1).max(MOST_PROPOSED_TO));

const acts = [
  z.object({ intent: z.enum(["check", "withdraw", "reopen"]) }),
  z.object({ intent: z.literal("uncheck"), lastCheckedOn: dayField }),
  z.object({ intent: z.literal("take"), needId: id.optional() }),
  z.object({ intent: z.enum(["propose", "unpropose"]), needIds, from: z.literal("need").optional() }),
] as const;

const homeActs = z.discriminatedUnion("intent", [home, ...acts], stale);
const postActs = z.discriminatedUnion("intent", [post, ...acts], stale);

export type OfferAct = z.output<typeof homeActs> | z.output<typeof postActs>;

/** What the page of an offer can be asked. */
export function offerActSchema(kind: OfferKind): z.ZodType<OfferAct> {
  return kind === "housing" ? homeActs : postActs;
}

const keep = z.object({ intent: z.literal("keep"), needId: id, optionId: id });
const newHome = z.discriminatedUnion("intent", [home, keep], stale);
const newPost = z.discriminatedUnion("intent", [post, keep], stale);

export type NewOfferAct = z.output<typeof newHome> | z.output<typeof newPost>;

/** What adds an offer: its form, or what a partner proposed to one household. */
export function newOfferSchema(kind: OfferKind): z.ZodType<NewOfferAct> {
  return kind === "housing" ? newHome : newPost;
}

/** What is written of an offer, from its form. */
export function offerInputOf({
  intent: _intent,
  before: _before,
  partnerId,
  contact,
  ...proposal
}: Extract<OfferAct, { intent: "offer" }>): OfferInput {
  const offered: Proposal = proposal;
  return { proposal: offered, partnerId, contact };
}
