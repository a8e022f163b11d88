import { Offer } from "#models/offer";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { writeOf } from "~/core/lost-updates";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { withPostTrade } from "~/features/spouse-work/work-profile.queries.server";
import { untypedOf, valuesOf } from "./offer-card";
import { filed, missingFrom } from "./offer-filing.server";
import { type OfferSheet, offerCounts, planOffers } from "./offer-import.queries.server";
import { listedOf, type OfferStep } from "./offer-import-plan";
import { createOffer, inputFrom } from "./offers.commands.server";

/**
 * Writes a list of homes or of posts as it was planned, again as often as one likes: the same list of the same day changes
 * nothing. What a colleague typed stays, nothing is withdrawn. Those it has are checked on the day it was told. Refuses a
 * list without a line to write.
 */
export async function importOffers(actor: Actor, sheet: OfferSheet): Promise<ReferenceImportRecord> {
  const plan = await planOffers(sheet);
  if (plan.steps.length === 0) {
    throw new UserFacingError(
      "Aucune ligne de ce tableau ne peut être écrite : voyez les raisons, puis corrigez.",
    );
  }
  for (const step of plan.steps) if (step.isWritten) await writeStep(actor, step, sheet);
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "offers",
    millesime: sheet.toldOn,
    listName: sheet.listName,
    columns: plan.columns,
    departements: plan.departements,
    counts: { offers: plan.steps.length, ...offerCounts(plan) },
  });
}

async function writeStep(actor: Actor, step: OfferStep, sheet: OfferSheet): Promise<void> {
  const { id, read, proposal, stored, asListed } = step;
  const { kind, listName, toldOn, partnerId } = sheet;
  if (stored) return changeListed(actor, step, toldOn);
  const { contact, sourceId } = read;
  await createOffer(
    actor,
    {
      ...{ kind, origin: "import", listName, sourceId, asListed, lastCheckedOn: toldOn },
      ...{ proposal: await withPostTrade(proposal), partnerId, contact },
    },
    { id },
  );
}

/** Takes what the list changed; only what it says and its day when nothing else did. */
async function changeListed(actor: Actor, step: OfferStep, toldOn: string): Promise<void> {
  const { id, stored, taken, asListed } = step;
  if (!stored) return;
  const isFresher = stored.state === "open" && stored.lastCheckedOn < toldOn;
  const offer = taken.length > 0 ? await filed(inputOf(step)) : undefined;
  const audited = [...taken, ...(isFresher ? ["lastCheckedOn"] : [])];
  await commit(actor, Offer, id, {
    onlyIf: { version: stored.version },
    set: { ...offer, asListed, ...(isFresher ? { lastCheckedOn: toldOn } : {}) },
    unset: offer ? missingFrom(offer) : [],
    effects: audited.length > 0 ? [audit(taken.length > 0 ? "offer.updated" : "offer.checked", audited)] : [],
  });
}

/** The offer as it is to be filed: as it was, with what is taken. */
function inputOf({ stored, taken, read, proposal }: OfferStep) {
  if (!stored) return { proposal };
  const { set, unset } = writeOf(taken, listedOf({ read, proposal }));
  const isMoved = taken.includes("place");
  const place = isMoved && "communeCode" in proposal ? placeOf(proposal) : {};
  // Another trade has another family, unless the list says which.
  const isRetraded = taken.includes("occupation") && !taken.includes("romeCode");
  const untyped = { ...untypedOf(stored.proposal, isMoved), ...place };
  return inputFrom(untyped, { ...valuesOf(stored), ...set }, [...unset, ...(isRetraded ? ["romeCode"] : [])]);
}

function placeOf({ communeCode, communeName }: { communeCode?: string; communeName?: string }) {
  return { communeCode, communeName };
}
