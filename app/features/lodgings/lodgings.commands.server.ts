import { Lodging, type LodgingRecord } from "#models/lodging";
import { Partner } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { fold } from "~/core/search-words";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import { cardFields, cardOf, type LodgingInput } from "./lodging-card";
import { getLodging } from "./lodgings.queries.server";
import { renewalSettled } from "./renewal-tasks.commands.server";

/** Adds a lodging with its first beds, by their names. Returns its id. Refuses a commune or a partner nobody knows. */
export async function createLodging(
  actor: Actor,
  input: LodgingInput,
  beds: readonly string[] = [],
  id = newId(),
): Promise<string> {
  const [names, place] = [await namesIn(input), await placeOf(input.communeCode)];
  refuseUnknownPartner(input, names);
  await create(
    actor,
    Lodging,
    {
      ...{ _id: id, ...input, ...place, sortName: fold(input.name), isActive: true, createdAt: now() },
      beds: beds.map((label) => ({ id: newId(), label })),
      ...{ photos: [], inventory: [], keys: [], bookings: [] },
    },
    [audit("lodging.created")],
  );
  return id;
}

/**
 * Writes what was changed on a lodging’s card since it was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and a commune or a partner nobody knows.
 */
export async function updateLodging(
  actor: Actor,
  lodgingId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: LodgingInput,
): Promise<void> {
  const [names, place] = [await namesIn(submitted), await placeOf(submitted.communeCode)];
  refuseUnknownPartner(submitted, names);
  await changeLodging(actor, lodgingId, (lodging) => {
    const known = new Map([...names, [lodging.communeCode, lodging.communeName]]);
    const changes = changesOf(cardFields(known), { before, submitted, current: cardOf(lodging) });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, submitted);
    return {
      set: { ...set, ...(set.communeCode ? place : {}), sortName: fold(set.name ?? lodging.name) },
      unset: set.communeCode && !place.epciCode ? [...unset, "epciCode"] : unset,
      fields: changes,
    };
  });
}

/** Puts a lodging away, or takes it out again; refuses to put away one that has bookings to come or under way. */
export async function archiveLodging(
  actor: Actor,
  lodgingId: string,
  isActive: boolean,
  today: string,
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ bookings, isActive: wasActive }) => {
    if (isActive === wasActive) return null;
    if (!isActive && bookings.some(({ state, toOn }) => state !== "cancelled" && toOn > today)) {
      throw new UserFacingError(
        "Des lits y sont encore réservés. Annulez ou échangez d’abord ces réservations.",
      );
    }
    return { set: { isActive }, fields: ["isActive"] };
  });
}

/** Adds a bed to a lodging. Returns its id; refuses the name of another bed. */
export async function addBed(actor: Actor, lodgingId: string, label: string): Promise<string> {
  const id = newId();
  await changeLodging(actor, lodgingId, ({ beds }) => {
    if (beds.some((bed) => bed.label === label)) {
      throw new UserFacingError("Un lit porte déjà ce nom.", { field: "label" });
    }
    return { set: { beds: [...beds, { id, label }] }, fields: ["beds"] };
  });
  return id;
}

/** Closes a bed to new bookings, those made standing; or opens it again. */
export async function closeBed(
  actor: Actor,
  lodgingId: string,
  bedId: string,
  isClosed: boolean,
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ beds }) => ({
    set: { beds: beds.map((bed) => (bed.id === bedId ? { ...bed, isClosed } : bed)) },
    fields: ["beds"],
  }));
}

export interface Decided {
  set: NonNullable<Change<LodgingRecord>["set"]>;
  unset?: string[];
  fields: string[];
  action?: AuditAction;
}

/** One change of a lodging, decided on what it holds at that moment and decided again when somebody was faster; null changes nothing. */
export async function changeLodging(
  actor: Actor,
  lodgingId: string,
  decide: (lodging: LodgingRecord) => Decided | null,
): Promise<void> {
  for (;;) {
    const lodging = await getLodging(lodgingId);
    const decided = decide(lodging);
    if (!decided) return;
    const { set, unset = [], fields, action = "lodging.updated" } = decided;
    const saved = await commit(actor, Lodging, lodgingId, {
      onlyIf: { version: lodging.version },
      set,
      unset,
      effects: [audit(action, fields), ...renewalSettled(lodging, afterUpdate(lodging, decided))],
    });
    if (saved) return;
  }
}

/** What an agreement, or being put away, asks of the team once this is written. */
function afterUpdate(lodging: LodgingRecord, { set, unset = [] }: Decided): LodgingRecord {
  const { agreement, ...rest } = { ...lodging, ...set };
  return unset.includes("agreement") ? rest : { ...rest, agreement };
}

async function placeOf(code: string): Promise<Pick<LodgingRecord, "communeName" | "epciCode">> {
  const commune = (await communesByCodes([code])).get(code);
  if (!commune) {
    throw new UserFacingError("Cette commune n’est pas connue. Choisissez-la dans la liste.", {
      field: "communeCode",
    });
  }
  return { communeName: commune.name, ...(commune.epciCode ? { epciCode: commune.epciCode } : {}) };
}

/** The names of the commune and the partner of a card, by their ids. */
async function namesIn({ communeCode, partnerId }: LodgingInput): Promise<Map<string, string>> {
  const communes = await communesByCodes([communeCode]);
  const partner = partnerId ? await Partner.findById(partnerId, { name: 1 }).lean() : null;
  const names = [...communes].map(([code, { name }]): [string, string] => [code, name]);
  return new Map(partner ? [...names, [partner._id, partner.name]] : names);
}

function refuseUnknownPartner({ partnerId }: LodgingInput, names: ReadonlyMap<string, string>): void {
  if (!partnerId || names.has(partnerId)) return;
  throw new UserFacingError("Ce partenaire n’est plus dans l’annuaire. Choisissez-en un autre.", {
    field: "partnerId",
  });
}
