import { type Agreement, Partner, type PartnerRecord } from "#models/partner";
import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import type { Territory } from "~/core/settings.server";
import { recordCapacity } from "~/features/partners/capacity.commands.server";
import { createPartner } from "~/features/partners/partners.commands.server";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { importDensities } from "~/features/reference-data/density-import.commands.server";
import { recordApproximateLocations } from "~/features/reference-data/geo-api-import.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { importZoning } from "~/features/reference-data/zoning-import.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";
import type { Density } from "~/vocabulary/observatory";
import type { Zone } from "~/vocabulary/zoning";
import type { Staff } from "./demo-accounts.commands.server";
import type { DemoPartner } from "./demo-partner";
import { PARTNERS, type PartnerKey } from "./demo-partners";
import type { DemoProfile, Slot } from "./demo-profile";

/** Before anything the demonstration tells; no real deed. */
const ZONED_FROM = "2022-01-01";

/** Invented, as the rest: a département imports its own. */
const ZONED: Readonly<Record<Slot, Zone>> = {
  city: "zac",
  secondCity: "zac",
  riverTown: "zip",
  castleTown: "zip",
  marketTown: "zac",
  hillTown: "zip",
  vineyardTown: "zip",
  vineyardVillage: "zac",
  southTown: "zac",
  plateauTown: "zip",
  forestTown: "zac",
  heathTown: "zip",
};

/** Invented too: how densely each is peopled, and the place whose « bassin de vie » it is of. */
const PEOPLED: Readonly<Record<Slot, { density: Density; basin: Slot }>> = {
  city: { density: "2", basin: "city" },
  secondCity: { density: "3", basin: "secondCity" },
  riverTown: { density: "5", basin: "riverTown" },
  castleTown: { density: "5", basin: "castleTown" },
  marketTown: { density: "5", basin: "marketTown" },
  hillTown: { density: "5", basin: "hillTown" },
  vineyardTown: { density: "6", basin: "vineyardTown" },
  vineyardVillage: { density: "6", basin: "vineyardTown" },
  southTown: { density: "6", basin: "city" },
  plateauTown: { density: "6", basin: "city" },
  forestTown: { density: "7", basin: "hillTown" },
  heathTown: { density: "7", basin: "hillTown" },
};

/** Fills the reference data and the journeys; coordinates are approximate until the importer has run. */
export async function setUpReferences(profile: DemoProfile): Promise<void> {
  await Promise.all([
    createDefaultPipelines(),
    createDefaultTemplates(),
    importCommunes(SOFTWARE, profile.departements),
  ]);
  const places = Object.values(profile.places).map(({ code, coordinates }) => ({
    communeCode: code,
    coordinates,
  }));
  await recordApproximateLocations(SOFTWARE, places);
  await setUpZoning(profile);
  await setUpDensities(profile);
}

async function setUpDensities({ places, departements }: DemoProfile): Promise<void> {
  const lines = Object.entries(PEOPLED).map(([slot, { density, basin }]) =>
    [places[slot as Slot].code, density, places[basin].code].join(","),
  );
  const bytes = new TextEncoder().encode(["insee,densite,bv2022", ...lines].join("\n"));
  await importDensities(SOFTWARE, departements, { name: "grille de démonstration", bytes });
}

async function setUpZoning({ places }: DemoProfile): Promise<void> {
  const lines = Object.entries(places).map(([slot, { code }]) => `${code},${ZONED[slot as Slot]}`);
  const bytes = new TextEncoder().encode(["insee,zone", ...lines].join("\n"));
  await importZoning(SOFTWARE, { name: "zonage-de-demonstration.csv", fromOn: ZONED_FROM, bytes });
}

/** Writes the brand, the sender and who follows each territory. */
export async function setUpSettings(profile: DemoProfile, staff: Staff): Promise<void> {
  const { departements, departementName, programme, owner, promise, sender } = profile;
  await updateSetting(SOFTWARE, "brand", {
    programme,
    owner,
    departementName,
    departements,
    phone: "0536490000",
    email: sender,
    promise,
  });
  await updateSetting(SOFTWARE, "sender", { name: programme, address: sender });
  await updateSetting(SOFTWARE, "territories", { list: territoriesOf(profile, staff) });
}

/** The territories of a profile, each with the colleague who follows it. */
export function territoriesOf({ territories }: DemoProfile, staff: Staff): Territory[] {
  const teams = {
    east: [staff.referent, staff["thomas.lacombe"]],
    west: [staff["ines.marty"], staff["bruno.salles"]],
  };
  const ranks = { east: 0, west: 0 };
  return territories.map(({ code, label, team }) => {
    const members = teams[team];
    const referentId = members[ranks[team]++ % members.length]?.id;
    return { code, label, referentId };
  });
}

/** The id of a partner of the demonstration: known before the partner is there. */
export function partnerId(key: PartnerKey): string {
  return derivedId("demo-partner", key);
}

/** Fills the directory. Returns the partners by key. */
export async function createPartners(
  profile: DemoProfile,
): Promise<Readonly<Record<PartnerKey, PartnerRecord>>> {
  const keys = Object.keys(PARTNERS) as PartnerKey[];
  await Promise.all(keys.map((key) => createDemoPartner(profile, key)));
  const partners = await Partner.find({ _id: { $in: keys.map(partnerId) } }).lean<PartnerRecord[]>();
  const byId = new Map(partners.map((partner) => [partner._id, partner]));
  return Object.fromEntries(keys.map((key) => [key, byId.get(partnerId(key))])) as Readonly<
    Record<PartnerKey, PartnerRecord>
  >;
}

async function createDemoPartner({ places }: DemoProfile, key: PartnerKey): Promise<void> {
  const { slot, agreement, capacity, ...partner }: DemoPartner = PARTNERS[key];
  const place = slot && places[slot];
  await createPartner(
    SOFTWARE,
    {
      ...partner,
      name: partner.name.replace("{lieu}", place?.name ?? ""),
      territories: place ? [place.epci] : [],
      ...(place ? { communeCode: place.code } : {}),
      ...(agreement ? { agreement: agreementOf(agreement) } : {}),
      contacts: [...partner.contacts],
    },
    partnerId(key),
  );
  if (capacity) await recordCapacity(SOFTWARE, partnerId(key), capacity, dayFromNow(-capacity.daysAgo));
}

function agreementOf({ signedDaysAgo, endsInDays, note }: NonNullable<DemoPartner["agreement"]>): Agreement {
  return {
    signedOn: dayFromNow(-signedDaysAgo),
    ...(endsInDays === undefined ? {} : { untilOn: dayFromNow(endsInDays) }),
    ...(note ? { note } : {}),
  };
}

function dayFromNow(days: number): Day {
  return toDay(new Date(now().getTime() + days * 24 * 3600 * 1000));
}
