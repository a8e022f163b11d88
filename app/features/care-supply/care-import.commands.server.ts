import { CareService, type CareServiceRecord } from "#models/care-service";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { countFates } from "~/core/sheets/planned-lines";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { type CareInput, careCardOf } from "./care-card";
import { renewedFigure } from "./care-figure";
import { type CareList, type CarePlan, planCare } from "./care-import.queries.server";
import type { CareStep } from "./care-import-plan";
import { filedCare } from "./care-places.server";
import { keptEarlier } from "./earlier-figures";

/**
 * Writes a list of places as it was planned, again as often as one likes: the same list twice changes nothing. Its figures
 * are told by the list on its day. What a colleague typed stays; what a list of this source no longer has is marked so,
 * never deleted. Refuses a list without any line of the territory.
 */
export async function importCare(actor: Actor, list: CareList): Promise<ReferenceImportRecord> {
  const plan = await planCare(list);
  if (plan.steps.length === 0) {
    throw new UserFacingError(
      "Aucune ligne de ce tableau ne peut être écrite : voyez les raisons, puis corrigez.",
    );
  }
  for (const step of plan.steps) if (step.isWritten) await writeStep(actor, step, plan, list.dataOn);
  for (const { _id, version } of plan.gone) {
    const effects = [audit("care-service.updated", ["isListed"])];
    await commit(actor, CareService, _id, { onlyIf: { version }, set: { isListed: false }, effects });
  }
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "care-services",
    millesime: list.dataOn,
    listName: plan.listName,
    columns: plan.columns,
    departements: plan.departements,
    counts: { services: plan.steps.length, ...countFates(plan.lines), gone: plan.gone.length },
  });
}

async function writeStep(actor: Actor, step: CareStep, plan: CarePlan, dataOn: string): Promise<void> {
  const { stored, card, asListed, read, id } = step;
  const told = { on: dataOn, source: plan.listName };
  const facts = {
    asListed,
    isListed: true,
    ...(read.location ? { location: read.location } : {}),
    ...(read.sourceId ? { sourceId: read.sourceId } : {}),
  };
  if (!stored) {
    const own = { _id: id, source: plan.listName, checkedOn: dataOn, isActive: true, createdAt: now() };
    const copied = filedCare(card, { communes: plan.finder.byCode, told });
    await create(actor, CareService, { ...copied, ...facts, ...own }, [audit("care-service.created")]);
    return;
  }
  await commit(actor, CareService, id, {
    onlyIf: { version: stored.version },
    set: {
      ...facts,
      ...(step.taken.length > 0 ? takenOf(step, stored, { plan, told }) : {}),
      ...(stored.checkedOn < dataOn ? { checkedOn: dataOn, ...renewedPlaces(step, stored, told) } : {}),
    },
    unset: step.taken.filter((field) => card[field] === undefined),
    effects: step.line.fate === "changed" ? [audit("care-service.updated", step.taken)] : [],
  });
}

interface Writing {
  plan: CarePlan;
  told: { on: string; source: string };
}

/** The fields taken, with what is copied from the communes as the card becomes. */
function takenOf(
  { card, taken }: CareStep,
  stored: CareServiceRecord,
  { plan, told }: Writing,
): Partial<CareServiceRecord> {
  const merged: CareInput = { ...careCardOf(stored) };
  for (const field of taken) Object.assign(merged, { [field]: card[field] });
  const filed = filedCare(merged, { communes: plan.finder.byCode, stored, told });
  const { communeName, epciCode, communeCodes, epciCodes, searchWords, sortName, stops } = filed;
  const fields = taken.flatMap((field) =>
    filed[field] === undefined ? [] : [[field, filed[field]] as const],
  );
  return {
    ...Object.fromEntries(fields),
    ...keptEarlier(stored, filed, taken),
    ...{ communeName, communeCodes, epciCodes, searchWords, sortName, stops },
    ...(epciCode ? { epciCode } : {}),
  };
}

/** The places a later list says again are told again. */
function renewedPlaces(
  { card, taken }: CareStep,
  { places }: CareServiceRecord,
  told: Writing["told"],
): Partial<CareServiceRecord> {
  const isSaidAgain = card.places !== undefined && card.places === places?.value && !taken.includes("places");
  return isSaidAgain ? { places: renewedFigure(places, told) } : {};
}
