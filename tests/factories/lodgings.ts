import { Commune } from "#models/commune";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { Semester } from "#models/semester";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import type { LodgingInput } from "~/features/lodgings/lodging-card";
import { createLodging } from "~/features/lodgings/lodgings.commands.server";
import { candidateOf } from "./files";
import { createCommunes } from "./structures";
import { createFile } from "./submissions";

export const WINTER = { fromOn: "2026-11-02", toOn: "2027-05-03" };
export const SUMMER = { fromOn: "2027-05-03", toOn: "2027-11-02" };

const HOUSE: LodgingInput = {
  name: "Maison des internes",
  address: "3 quai des Carmes",
  communeCode: "46102",
  ownerKind: "commune",
  ownerName: "Ville de Figeac",
};

/** A lodging of some beds, in Figeac, owned by the town. */
export async function createHouse(
  actor: Actor,
  { beds = 2, ...values }: Partial<LodgingInput> & { beds?: number } = {},
): Promise<LodgingRecord> {
  if (!(await Commune.exists({ _id: HOUSE.communeCode }))) await createCommunes();
  const labels = Array.from({ length: beds }, (_, index) => `Chambre ${index + 1}`);
  const id = await createLodging(actor, { ...HOUSE, ...values }, labels);
  return Lodging.findById(id).orFail().lean<LodgingRecord>();
}

/** The winter and the summer to come. */
export async function createSemesters(): Promise<void> {
  const shared = {
    version: 1,
    milestones: [],
    kit: [],
    pendingEffects: [],
    appliedEffects: [],
    createdAt: now(),
  };
  await Semester.create([
    { ...shared, _id: "winter-2026", season: "winter", startsOn: WINTER.fromOn, endsOn: "2027-05-02" },
    { ...shared, _id: "summer-2027", season: "summer", startsOn: SUMMER.fromOn, endsOn: "2027-11-01" },
  ]);
}

interface Asked
  extends Partial<Pick<PlacementRecord, "companions" | "hasCar" | "seat" | "askedAt" | "semesterId">> {
  lastName?: string;
  needsBed?: boolean;
}

/** What an intern of their own file asks of a semester: a bed unless said otherwise. */
export async function createIntern(
  user: User,
  { lastName = "Caron", needsBed = true, ...asked }: Asked = {},
): Promise<PlacementRecord> {
  const householdId = await createFile(user, {
    lastName,
    email: `${lastName.toLowerCase()}.${newId()}@internes.example`,
  });
  const { _id: candidateId } = await candidateOf(householdId);
  const placement = {
    ...{
      _id: newId(),
      version: 1,
      candidateId,
      householdId,
      semesterId: "winter-2026",
      state: "wished" as const,
    },
    ...{
      levels: [],
      wishes: [],
      companions: [],
      bed: { isNeeded: needsBed },
      knownPlaceIds: [],
      received: [],
    },
    ...{ askedAt: now(), ...asked },
  };
  await Placement.create(placement);
  return Placement.findById(placement._id).orFail().lean<PlacementRecord>();
}
