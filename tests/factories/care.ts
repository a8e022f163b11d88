import type { CareServiceRecord } from "#models/care-service";
import { Partner, type PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import type { CareInput } from "~/features/care-supply/care-card";
import { createCareService, type Telling } from "~/features/care-supply/care-services.commands.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { listRelayCentres, type RelayCentre } from "~/features/care-supply/relay-centres.queries.server";
import { createAgency } from "./hand-offs";
import { FIGEAC } from "./structures";

/** A nursery of 24 places in Figeac, three of them free for the youngest, told today by the team. */
export async function createNursery(
  user: User,
  values: Partial<CareInput> = {},
  telling: Telling = {},
): Promise<CareServiceRecord> {
  const card: CareInput = {
    name: "Crèche des Mésanges",
    kind: "nursery",
    mode: "fixed",
    communeCode: FIGEAC.code,
    places: 24,
    byAge: [{ age: "under-1", places: 8, free: 3 }],
    ...values,
  };
  return getCareService(await createCareService(user, card, telling));
}

/** A relay centre of the intercommunalité of Figeac, with one contact who reads mail. */
export async function createRelay(user: User, values: Partial<PartnerRecord> = {}): Promise<RelayCentre> {
  const { _id } = await createAgency(user, {
    name: "Relais petite enfance Les Galoches",
    kind: "relay-centre",
    territories: [FIGEAC.epci],
    contacts: [{ name: "Véronique Malet", email: "rpe@galoches.example" }],
  });
  if (Object.keys(values).length > 0) await Partner.updateOne({ _id }, { $set: values });
  const relay = (await listRelayCentres()).find((one) => one._id === _id);
  if (!relay) throw new Error("no such relay centre");
  return relay;
}
