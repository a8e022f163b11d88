import { Need } from "#models/need";
import type { OfferRecord } from "#models/offer";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import { getNeed } from "~/features/needs/needs.queries.server";
import type { OfferKind } from "~/vocabulary/offers";
import { keepAsOffer } from "./offer-keeping.commands.server";
import { proposeOffer, unproposeOffer } from "./offer-proposing.commands.server";
import { offerPath } from "./offer-screens";
import {
  checkOffer,
  createOffer,
  reopenOffer,
  takeOffer,
  updateOffer,
  withdrawOffer,
} from "./offers.commands.server";
import { type NewOfferAct, type OfferAct, offerInputOf } from "./offers.schema.server";

interface Done {
  /** Where the next page is. */
  to: string;
  message: string;
  /** What « Annuler » posts to the page of the offer. */
  undo?: Toast["undo"];
}

type Said = Pick<Done, "message"> & { undo?: Record<string, string>; to?: string };
type ProposalAct = Extract<OfferAct, { needIds: string[] }>;

/** Adds an offer, or keeps what a partner proposed among ours, and says what was done. */
export async function carryOutNewOffer(user: User, kind: OfferKind, act: NewOfferAct): Promise<Done> {
  if (act.intent === "keep") {
    const need = await getNeed(user, act.needId);
    await keepAsOffer(user, need, act.optionId);
    await settle();
    return {
      to: `/needs/${need._id}`,
      message: "Gardée dans nos offres : vous verrez à qui d’autre elle peut convenir.",
    };
  }
  const to = offerPath({ _id: await createOffer(user, { kind, ...offerInputOf(act) }), kind });
  await settle();
  return { to, message: "Offre ajoutée.", undo: { action: to, fields: { intent: "withdraw" } } };
}

/** Carries out one act of the page of an offer and says what was done; refusals are those of each command. */
export async function carryOutOfferAct(user: User, offer: OfferRecord, act: OfferAct): Promise<Done> {
  const { to = offerPath(offer), message, undo } = await carryOut(user, offer, act);
  // The page that follows shows what the effects wrote.
  await settle();
  return { to, message, ...(undo ? { undo: { action: offerPath(offer), fields: undo } } : {}) };
}

async function carryOut(user: User, offer: OfferRecord, act: OfferAct): Promise<Said> {
  const { _id, lastCheckedOn } = offer;
  switch (act.intent) {
    case "offer":
      await updateOffer(user, _id, act.before, offerInputOf(act));
      return { message: "Offre enregistrée." };
    case "check":
      await checkOffer(user, _id);
      return { message: "Toujours d’actualité.", undo: { intent: "uncheck", lastCheckedOn } };
    case "uncheck":
      await checkOffer(user, _id, act.lastCheckedOn);
      return { message: "Date de vérification remise." };
    case "take":
      await takeOffer(user, _id, act.needId && (await takerOf(user, offer, act.needId)));
      return { message: "Offre prise.", undo: { intent: "reopen" } };
    case "withdraw":
      await withdrawOffer(user, _id);
      return { message: "Offre retirée.", undo: { intent: "reopen" } };
    case "reopen":
      await reopenOffer(user, _id);
      return { message: "Offre à proposer de nouveau.", undo: await closingAgain(offer) };
    default:
      return carryOutProposal(user, offer, act);
  }
}

async function carryOutProposal(
  user: User,
  offer: OfferRecord,
  { intent, needIds, from }: ProposalAct,
): Promise<Said> {
  const to = from === "need" ? `/needs/${needIds[0]}` : undefined;
  const isOne = needIds.length === 1;
  if (intent === "unpropose") {
    for (const needId of needIds) await unproposeOffer(user, offer, needId);
    return { message: "Proposition retirée.", to };
  }
  for (const needId of needIds) await proposeOffer(user, offer, needId);
  return {
    message: isOne
      ? "Ajoutée aux propositions à présenter."
      : `Ajoutée pour ${needIds.length} foyers, à présenter.`,
    undo: { intent: "unpropose", needIds: needIds.join(","), ...(from ? { from } : {}) },
    to,
  };
}

/** The household of a need it was proposed to; 404 for any other. */
async function takerOf(user: User, { _id }: OfferRecord, needId: string): Promise<string> {
  const { householdId, options } = await getNeed(user, needId);
  if (!options.some(({ offerId }) => offerId === _id)) throw notFound();
  return householdId;
}

/** What makes an offer again what it was before it could be proposed again. */
async function closingAgain({
  _id,
  state,
  takenBy,
}: OfferRecord): Promise<Record<string, string> | undefined> {
  if (state === "open") return undefined;
  if (state === "withdrawn") return { intent: "withdraw" };
  const need = takenBy
    ? await Need.findOne({ householdId: takenBy, "options.offerId": _id }, { _id: 1 }).lean()
    : null;
  return { intent: "take", ...(need ? { needId: need._id } : {}) };
}
