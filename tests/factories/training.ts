import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import {
  type SeatHolder,
  type SeatOffer,
  TrainingPlace,
  type TrainingPlaceRecord,
} from "#models/training-place";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { createTrainingPlace, WINTER } from "./placements";

const BARE = { version: 1, pendingEffects: [], appliedEffects: [] };

/** Paul Roques, who supervises at level 1 and reads mail unless said otherwise. */
export async function createSupervisor(values: Partial<SupervisorRecord> = {}): Promise<SupervisorRecord> {
  const _id = newId();
  await Supervisor.create({
    ...{ ...BARE, _id, firstName: "Paul", lastName: "Roques", isActive: true, linkVersion: 1 },
    ...{ email: "paul.roques@tilleuls.example", phone: "0565000001", absences: [], asked: [] },
    ...{ agreements: [{ level: "level-1", fromOn: "2020-01-01" }], sortName: "roques", searchWords: [] },
    ...{ createdAt: now(), ...values },
  });
  return supervisorOf(_id);
}

/** A place they supervise, which says nothing of any semester unless said otherwise. */
export async function createSupervised(
  supervisors: readonly SupervisorRecord[],
  values: Partial<TrainingPlaceRecord> = {},
): Promise<string> {
  return createTrainingPlace({ supervisorIds: supervisors.map(({ _id }) => _id), offers: [], ...values });
}

export async function supervisorOf(id: string): Promise<SupervisorRecord> {
  return Supervisor.findById(id).orFail().lean<SupervisorRecord>();
}

/** What a place offers in the winter. */
export async function winterOffer(placeId: string): Promise<SeatOffer | undefined> {
  const place = await TrainingPlace.findById(placeId).orFail().lean<TrainingPlaceRecord>();
  return place.offers.find(({ semesterId }) => semesterId === WINTER);
}

export function holder(candidateId: string, values: Partial<SeatHolder> = {}): SeatHolder {
  return { candidateId, placementId: newId(), at: now(), ...values };
}
