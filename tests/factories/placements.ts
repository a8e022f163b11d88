import type { CandidateRecord } from "#models/candidate";
import { Placement, type PlacementRecord } from "#models/placement";
import { Semester } from "#models/semester";
import type { Interest } from "#models/submission";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { openPlacement } from "~/features/placements/placements.commands.server";
import { candidateOf } from "./files";
import { FIGEAC } from "./structures";
import { createFile } from "./submissions";

export const WINTER = "winter-2026";

const BARE = { version: 1, pendingEffects: [], appliedEffects: [] };

/** A semester, the winter of 2026 unless said otherwise, with one milestone and one part of its kit. */
export async function createSemester(
  id = WINTER,
  days = { startsOn: "2026-11-02", endsOn: "2027-05-02" },
): Promise<void> {
  await Semester.create({
    ...{ ...BARE, _id: id, season: id.startsWith("winter") ? "winter" : "summer", ...days },
    milestones: [{ id: "welcome", label: "Soirée d’accueil", on: "2026-11-05", isShown: true }],
    kit: [{ id: "keys", title: "Les clés", text: "Au 3 quai des Carmes, de 8 h à 12 h." }],
    createdAt: now(),
  });
}

/** An intern with a file of their own. */
export async function createIntern(
  user: User,
  lastName = "Caron",
  values: Partial<Interest> = {},
): Promise<CandidateRecord> {
  const email = `${lastName.toLowerCase().replace(/\W/g, "")}@internes.example`;
  return candidateOf(await createFile(user, { lastName, email, phone: undefined, ...values }));
}

/** A place of level 1 in Figeac, with one seat for the winter and a supervisor who is approved for it. */
export async function createTrainingPlace(
  values: Partial<TrainingPlaceRecord> = {},
  seats = 1,
): Promise<string> {
  const [_id, supervisorId] = [newId(), newId()];
  await Supervisor.create({
    ...{ ...BARE, _id: supervisorId, firstName: "Paul", lastName: "Roques", isActive: true, linkVersion: 1 },
    ...{ agreements: [{ level: "level-1", fromOn: "2020-01-01" }], absences: [], sortName: "roques" },
    ...{ searchWords: [], createdAt: now() },
  });
  await TrainingPlace.create({
    ...{ ...BARE, _id, structureId: newId(), structureName: "Maison de santé des Tilleuls" },
    ...{ communeCode: FIGEAC.code, communeName: FIGEAC.name, epciCode: FIGEAC.epci, level: "level-1" },
    ...{ supervisorIds: [supervisorId], needsCar: false, hasOnCall: false, juniorChecks: [], isActive: true },
    offers: [{ semesterId: WINTER, seats, state: "confirmed", holders: [] }],
    ...{ sortName: "maison de sante des tilleuls", createdAt: now(), ...values },
  });
  return _id;
}

/** An intern expected in the winter, as they stand once every effect was carried out. */
export async function createExpected(
  user: User,
  lastName = "Caron",
  values: Partial<Interest> = {},
): Promise<{ intern: CandidateRecord; placement: PlacementRecord }> {
  const intern = await createIntern(user, lastName, values);
  const id = await openPlacement(user, { candidateId: intern._id, semesterId: WINTER });
  return { intern, placement: await placementOf(id) };
}

export async function placementOf(id: string): Promise<PlacementRecord> {
  await settle();
  return Placement.findById(id).orFail().lean<PlacementRecord>();
}
