import { LocalService } from "#models/local-service";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { writeOf } from "~/core/lost-updates";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { auditedFields } from "./service-card";
import { countsOf, planServices, type ServiceList, type ServicePlan } from "./service-import.queries.server";
import type { PlannedStep } from "./service-import-plan";
import { filed } from "./service-places";

/**
 * Writes a list into the directory as it was planned, again as often as one likes: the same list twice changes nothing.
 * What a colleague typed stays; what a list of this source no longer has is marked so, never deleted. Refuses a list
 * without any line of the territory.
 */
export async function importServices(actor: Actor, list: ServiceList): Promise<ReferenceImportRecord> {
  const plan = await planServices(list);
  if (plan.steps.length === 0) {
    throw new UserFacingError(
      "Aucune ligne de ce tableau ne peut être écrite : voyez les raisons, puis corrigez.",
    );
  }
  for (const step of plan.steps) if (step.isWritten) await writeStep(actor, step, plan, list.dataOn);
  for (const { _id, version } of plan.gone) {
    const effects = [audit("local-service.imported", ["isListed"])];
    await commit(actor, LocalService, _id, { onlyIf: { version }, set: { isListed: false }, effects });
  }
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "services",
    millesime: list.dataOn,
    listName: plan.listName,
    columns: plan.columns,
    departements: plan.departements,
    counts: { services: plan.steps.length, ...countsOf(plan) },
  });
}

async function writeStep(actor: Actor, step: PlannedStep, plan: ServicePlan, dataOn: string): Promise<void> {
  const { stored, card, taken, asListed, read, id } = step;
  const { location, sourceId } = read;
  const facts = {
    asListed,
    isListed: true,
    ...(location ? { location } : {}),
    ...(sourceId ? { sourceId } : {}),
  };
  if (!stored) {
    const own = { _id: id, source: plan.listName, checkedOn: dataOn, isActive: true, createdAt: now() };
    const copied = filed(card, plan.finder.byCode);
    await create(actor, LocalService, { ...copied, ...facts, ...own }, [audit("local-service.imported")]);
    return;
  }
  const { set, unset } = writeOf(taken, card);
  // Stops are written with the names of their communes, among what is copied.
  const { stops: _, ...changed } = set;
  const { themes, stops, funders, communeName, epciCode, communeCodes, epciCodes, searchWords, sortName } =
    filed({ ...stored, ...set }, plan.finder.byCode);
  const copied = { themes, stops, funders, communeName, communeCodes, epciCodes, searchWords, sortName };
  await commit(actor, LocalService, id, {
    onlyIf: { version: stored.version },
    set: {
      ...changed,
      ...facts,
      ...(taken.length > 0 ? copied : {}),
      ...(taken.length > 0 && epciCode ? { epciCode } : {}),
      ...(stored.checkedOn < dataOn ? { checkedOn: dataOn } : {}),
    },
    unset: unset.filter((field) => field !== "themes"),
    effects: step.line.fate === "changed" ? [audit("local-service.imported", auditedFields(taken))] : [],
  });
}
