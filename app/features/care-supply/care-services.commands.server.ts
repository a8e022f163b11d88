import { type CareFigure, CareService, type CareServiceRecord } from "#models/care-service";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf } from "~/core/lost-updates";
import { communeCodesOf } from "~/features/directory/service-places";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { OWN_SOURCE } from "~/vocabulary/local-services";
import { type CareInput, careCardOf, careFields } from "./care-card";
import { renewedFigure } from "./care-figure";
import { type FiledCare, filedCare } from "./care-places.server";
import { getCareService } from "./care-services.queries.server";
import { keptEarlier } from "./earlier-figures";
import { relayNames } from "./relay-centres.queries.server";

/** Who told the figures that change, and when; the team, today, unless told. */
export interface Telling {
  source?: string;
  toldOn?: Day;
}

const UNKNOWN_COMMUNE = "Cette commune n’est pas connue. Choisissez-la dans la liste.";

/** Fields of a card that are figures: they move the day the place was last made sure of. */
const FIGURES: readonly string[] = ["places", "byAge", "departures"];

/** Adds a place where children are minded. Returns its id. Refuses a commune nobody knows, its own or that of a stop. */
export async function createCareService(
  actor: Actor,
  card: CareInput,
  telling: Telling = {},
  id = newId(),
): Promise<string> {
  const told = toldOf(telling);
  const communes = await communesByCodes(communeCodesOf(card));
  refuseUnknown(card, communes);
  const filed = filedCare(card, { communes, told });
  const facts = { source: told.source, checkedOn: told.on, isActive: true, createdAt: now() };
  const effects = card.commissions?.length ? [followUp("planChildrenNear", { careServiceId: id })] : [];
  await create(actor, CareService, { _id: id, ...filed, ...facts }, [
    audit("care-service.created"),
    ...effects,
  ]);
  return id;
}

/**
 * Writes what was changed on a card since it was drawn (`before`), its new figures told by whom and when; refuses, showing
 * both values, a field a colleague changed meanwhile, and a commune nobody knows.
 */
export async function updateCareService(
  actor: Actor,
  serviceId: string,
  edit: { before: Readonly<Record<string, unknown>>; submitted: CareInput },
  telling: Telling = {},
): Promise<void> {
  const { before, submitted } = edit;
  for (;;) {
    const stored = await getCareService(serviceId);
    const current = careCardOf(stored);
    const communes = await communesByCodes([...communeCodesOf(submitted), ...communeCodesOf(current)]);
    const names = await namesOf(communes, [submitted.partnerId, current.partnerId]);
    const changes = changesOf(careFields(names), { before, submitted, current });
    if (changes.length === 0) return;
    const card: CareInput = { ...current };
    for (const field of changes) Object.assign(card, { [field]: submitted[field] });
    refuseUnknown(card, communes);
    const told = toldOf(telling);
    const filed = filedCare(card, { communes, stored, told });
    if (await saveCard(actor, stored, { filed, changes, told })) return;
  }
}

/** Notes that nothing changed in a place: its figures hold today, as the team said. */
export async function confirmCareService(actor: Actor, serviceId: string): Promise<void> {
  const { places, byAge, departures, isListed } = await getCareService(serviceId);
  const told = toldOf({});
  await commit(actor, CareService, serviceId, {
    set: {
      checkedOn: told.on,
      byAge: byAge.map(({ free, ...row }) => ({
        ...row,
        ...(free ? { free: renewedFigure(free, told) } : {}),
      })),
      ...(places ? { places: renewedFigure(places, told) } : {}),
      ...(departures ? { departures: renewedFigure(departures, told) } : {}),
    },
    unset: isListed === false ? ["isListed"] : [],
    effects: [audit("care-service.confirmed", ["checkedOn"])],
  });
}

/** Closes a place: it leaves the lists, nothing of it is lost. Refuses one already closed. */
export async function closeCareService(actor: Actor, serviceId: string): Promise<void> {
  await commit(actor, CareService, serviceId, {
    onlyIf: { isActive: true },
    refusal: "Cette structure est déjà fermée.",
    set: { isActive: false, closedOn: toDay(now()) },
    effects: [audit("care-service.closed", ["closedOn"])],
  });
}

/** Puts a closed place back in the lists. Refuses one that is open. */
export async function restoreCareService(actor: Actor, serviceId: string): Promise<void> {
  await commit(actor, CareService, serviceId, {
    onlyIf: { isActive: false },
    refusal: "Cette structure est déjà ouverte.",
    set: { isActive: true },
    unset: ["closedOn"],
    effects: [audit("care-service.restored", ["closedOn"])],
  });
}

interface Saved {
  filed: FiledCare;
  changes: readonly (keyof CareInput)[];
  told: Pick<CareFigure, "on" | "source">;
}

async function saveCard(
  actor: Actor,
  stored: CareServiceRecord,
  { filed, changes, told }: Saved,
): Promise<boolean> {
  const { communeName, communeCodes, epciCodes, epciCode, searchWords, sortName, stops } = filed;
  const isRenewed = changes.some((field) => FIGURES.includes(field)) && told.on > stored.checkedOn;
  // What was measured there says nothing of where it moved to.
  const moved = filed.communeCode === stored.communeCode ? [] : ["location"];
  const saved = await commit(actor, CareService, stored._id, {
    onlyIf: { version: stored.version },
    set: {
      ...Object.fromEntries(
        changes.flatMap((field) => (filed[field] === undefined ? [] : [[field, filed[field]]])),
      ),
      ...{ communeName, communeCodes, epciCodes, searchWords, sortName, stops },
      ...(epciCode ? { epciCode } : {}),
      ...(isRenewed ? { checkedOn: told.on } : {}),
      ...keptEarlier(stored, filed, changes),
    },
    unset: [
      ...changes.filter((field) => filed[field] === undefined),
      ...moved,
      ...(epciCode ? [] : ["epciCode"]),
    ],
    effects: [
      audit("care-service.updated", [...changes]),
      ...(changes.includes("commissions")
        ? [followUp("planChildrenNear", { careServiceId: stored._id })]
        : []),
    ],
  });
  return saved !== null;
}

function toldOf({ source, toldOn = toDay(now()) }: Telling): Pick<CareFigure, "on" | "source"> {
  return { on: toldOn, source: source || OWN_SOURCE };
}

async function namesOf(
  communes: ReadonlyMap<string, CommuneFacts>,
  partnerIds: readonly (string | undefined)[],
): Promise<Map<string, string>> {
  const relays = await relayNames(partnerIds.flatMap((id) => id ?? []));
  return new Map([...[...communes].map(([code, { name }]) => [code, name] as const), ...relays]);
}

function refuseUnknown(card: CareInput, communes: ReadonlyMap<string, unknown>): void {
  if (!communes.has(card.communeCode)) throw new UserFacingError(UNKNOWN_COMMUNE, { field: "communeCode" });
  const place = (card.stops ?? []).findIndex(({ communeCode }) => !communes.has(communeCode));
  if (place >= 0) throw new UserFacingError(UNKNOWN_COMMUNE, { field: `stops[${place}].communeCode` });
}
