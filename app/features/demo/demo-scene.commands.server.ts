import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import { Submission, type SubmissionRecord } from "#models/submission";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import type { NeedKind } from "~/vocabulary/needs";
import type { Staff } from "./demo-accounts.commands.server";
import type { PartnerKey } from "./demo-partners";
import type { DemoProfile } from "./demo-profile";
import { inPlace, type Story } from "./demo-story";

/** Who plays in every story. */
export interface Cast {
  profile: DemoProfile;
  staff: Staff;
  partners: Readonly<Record<PartnerKey, PartnerRecord>>;
  /** The moment the stories lead to. */
  present: Date;
}

/** One story being played. */
export interface Scene {
  cast: Cast;
  story: Story;
  submissionId: string;
  /** The colleague who follows the file. */
  user: User;
}

/** Something that happens to a file, by the commands colleagues and partners use. */
export type Act = (scene: Scene) => Promise<void>;

/** The text of a story, with the names of its places. */
export function say({ cast, story }: Scene, text: string): string {
  return inPlace(text, cast.profile, story.slot);
}

export function householdIdOf({ submissionId }: Scene): string {
  return derivedId("household", submissionId);
}

export async function submissionOf({ submissionId }: Scene): Promise<SubmissionRecord> {
  return present(await Submission.findById(submissionId).lean<SubmissionRecord>(), "submission");
}

export async function householdOf(scene: Scene): Promise<HouseholdRecord> {
  return present(await Household.findById(householdIdOf(scene)).lean<HouseholdRecord>(), "household");
}

export async function candidateOf(scene: Scene): Promise<CandidateRecord> {
  const householdId = householdIdOf(scene);
  return present(await Candidate.findOne({ householdId }).lean<CandidateRecord>(), "candidate");
}

export async function needOf(scene: Scene, kind: NeedKind): Promise<NeedRecord> {
  const householdId = householdIdOf(scene);
  return present(await Need.findOne({ householdId, kind }).lean<NeedRecord>(), `${kind} need`);
}

function present<Found>(found: Found | null, what: string): Found {
  if (found) return found;
  throw new Error(`the story has no ${what} yet`);
}

/** The day so many working days from the moment of the story. */
export function workingDay(inDays: number): string {
  return addWorkingDays(toDay(now()), inDays);
}
