import { LocalService, type LocalServiceRecord } from "#models/local-service";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { OWN_SOURCE } from "~/vocabulary/local-services";
import { auditedFields, cardFields, cardOf, type ServiceInput } from "./service-card";
import { communeCodesOf, filed } from "./service-places";
import { getService } from "./services.queries.server";

export interface NewService extends ServiceInput {
  /** Where what is said of it comes from; the team unless told. */
  source?: string;
  /** The day somebody made sure of it; today unless told. */
  checkedOn?: Day;
}

const UNKNOWN_COMMUNE = "Cette commune n’est pas connue. Choisissez-la dans la liste.";

/** Adds a service or a place to the directory. Returns its id. Refuses a commune nobody knows, its own or that of a stop. */
export async function createService(actor: Actor, input: NewService, id = newId()): Promise<string> {
  const { source = OWN_SOURCE, checkedOn = toDay(now()), ...card } = input;
  const communes = await communesOf(card);
  await create(
    actor,
    LocalService,
    { _id: id, ...filed(card, communes), source, checkedOn, isActive: true, createdAt: now() },
    [audit("local-service.created")],
  );
  return id;
}

/**
 * Writes what was changed on a service's card since it was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and a commune nobody knows.
 */
export async function updateService(
  actor: Actor,
  serviceId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: ServiceInput,
): Promise<void> {
  for (;;) {
    const stored = await getService(serviceId);
    const current = cardOf(stored);
    const known = await communesByCodes([...communeCodesOf(submitted), ...communeCodesOf(current)]);
    const names = new Map([...known].map(([code, { name }]) => [code, name]));
    const changes = changesOf(cardFields(names), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const card: ServiceInput = { ...current, ...set };
    refuseUnknown(card, known);
    for (const field of unset) Reflect.deleteProperty(card, field);
    if (await saveCard(actor, stored, { card, set, unset, changes, communes: known })) return;
  }
}

/** Notes that somebody made sure of a service today; one that its source no longer lists is no longer to be checked. */
export async function checkService(actor: Actor, serviceId: string): Promise<void> {
  const { isListed } = await getService(serviceId);
  await commit(actor, LocalService, serviceId, {
    set: { checkedOn: toDay(now()) },
    unset: isListed === false ? ["isListed"] : [],
    effects: [audit("local-service.checked", ["checkedOn"])],
  });
}

/** Takes a service out of the lists; nothing of it is lost. Refuses one already out. */
export async function withdrawService(actor: Actor, serviceId: string): Promise<void> {
  await commit(actor, LocalService, serviceId, {
    onlyIf: { isActive: true },
    refusal: "Ce service est déjà retiré de l’annuaire.",
    set: { isActive: false },
    effects: [audit("local-service.withdrawn", ["isActive"])],
  });
}

/** Puts a service back in the lists. Refuses one that is already there. */
export async function restoreService(actor: Actor, serviceId: string): Promise<void> {
  await commit(actor, LocalService, serviceId, {
    onlyIf: { isActive: false },
    refusal: "Ce service est déjà dans l’annuaire.",
    set: { isActive: true },
    effects: [audit("local-service.restored", ["isActive"])],
  });
}

interface Edited {
  /** The whole card as it becomes, and what changes of it. */
  card: ServiceInput;
  set: Partial<ServiceInput>;
  unset: string[];
  changes: string[];
  communes: ReadonlyMap<string, CommuneFacts>;
}

async function saveCard(actor: Actor, stored: LocalServiceRecord, edited: Edited): Promise<boolean> {
  const { card, set, unset, changes, communes } = edited;
  const { themes, stops, funders, communeName, epciCode, communeCodes, epciCodes, searchWords, sortName } =
    filed(card, communes);
  // What was measured there says nothing of where it moved to.
  const moved = card.communeCode === stored.communeCode ? [] : ["location"];
  const outside = epciCode ? [] : ["epciCode"];
  const saved = await commit(actor, LocalService, stored._id, {
    onlyIf: { version: stored.version },
    set: {
      ...set,
      ...{ themes, stops, funders, communeName, communeCodes, epciCodes, searchWords, sortName },
      ...(epciCode ? { epciCode } : {}),
    },
    unset: [...unset, ...moved, ...outside],
    effects: [audit("local-service.updated", auditedFields(changes))],
  });
  return saved !== null;
}

async function communesOf(card: ServiceInput): Promise<Map<string, CommuneFacts>> {
  const communes = await communesByCodes(communeCodesOf(card));
  refuseUnknown(card, communes);
  return communes;
}

function refuseUnknown(card: ServiceInput, communes: ReadonlyMap<string, unknown>): void {
  if (!communes.has(card.communeCode)) throw new UserFacingError(UNKNOWN_COMMUNE, { field: "communeCode" });
  const place = (card.stops ?? []).findIndex(({ communeCode }) => !communes.has(communeCode));
  if (place >= 0) throw new UserFacingError(UNKNOWN_COMMUNE, { field: `stops[${place}].communeCode` });
}
