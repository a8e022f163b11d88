import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import type { Interest } from "#models/submission";
import { Tracking, type TrackingRecord } from "#models/tracking";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { sixDigits } from "~/core/codes.server";
import { settle } from "~/core/db/relay.server";
import { newId, trackingId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { sendTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { trackingPath } from "~/features/tracking/tracking-link.queries.server";
import { fileOf } from "./files";
import { createFile } from "./submissions";

export interface Couple {
  householdId: string;
  candidateId: string;
  spouseId: string;
}

/** An intern and their spouse, each with an address; the household looks for a home. */
export async function createCouple(user: User, values: Partial<Interest> = {}): Promise<Couple> {
  const householdId = await createFile(user, values);
  await recordFamily(user, householdId, {
    adults: [
      {
        ...{ firstName: "Sacha", lastName: "Morel", email: "sacha.morel@courriel.example" },
        ...{ phone: "06 98 76 54 32", relation: "couple" as const },
      },
    ],
    children: [],
  });
  const { heads, adults } = await fileOf(householdId);
  return { householdId, candidateId: heads[0]?.candidateId ?? "", spouseId: adults[0]?.id ?? "" };
}

/** Sends an adult their page. Returns its address on the site. */
export async function sendPage(user: User, householdId: string, memberId: string): Promise<string> {
  await sendTrackingLink(user, await fileOf(householdId), memberId);
  await settle();
  return trackingPath(await pageOf(memberId));
}

export async function pageOf(memberId: string): Promise<TrackingRecord> {
  await settle();
  return Tracking.findById(trackingId(memberId)).orFail().lean<TrackingRecord>();
}

/** The digits of the last code mailed to an adult. */
export async function lastCode(memberId: string): Promise<string> {
  const { _id, codeNumber } = await pageOf(memberId);
  return sixDigits({ codeOf: _id, number: codeNumber });
}

/** Two homes shown to a household. Returns the need's id. */
export async function showHomes(householdId: string): Promise<string> {
  const home = (id: string, label: string) => ({
    id,
    label,
    details: [],
    state: "shown" as const,
    at: now(),
  });
  const need = await Need.findOneAndUpdate(
    { householdId, kind: "housing" },
    { $set: { options: [home("home-one", "Bellevue, 3 pièces"), home("home-two", "Figeac, 4 pièces")] } },
    { returnDocument: "after" },
  ).lean();
  return need?._id ?? newId();
}

/** Says that every mail waiting has left. */
export async function deliverAll(): Promise<void> {
  await settle();
  await Mail.updateMany({ state: "waiting" }, { $set: { state: "sent", sentAt: now() } });
}

export async function speakEnglish(candidateId: string): Promise<void> {
  await Candidate.updateOne({ _id: candidateId }, { $set: { language: "en" } });
}

export async function closeFile(householdId: string): Promise<void> {
  await Household.updateOne({ _id: householdId }, { $set: { state: "closed" } });
}
