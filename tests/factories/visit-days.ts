import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { sendProgramme } from "~/features/visit-days/programme-sending.commands.server";
import { createVisitDay } from "~/features/visit-days/visit-days.commands.server";
import { askAllHosts } from "~/features/visit-days/visit-hosts.commands.server";
import type { StepValues } from "~/features/visit-days/visit-step";
import { addStep } from "~/features/visit-days/visit-steps.commands.server";
import { fileOf } from "./files";

/** A Tuesday, two weeks after the tests begin. */
export const VISIT_ON = "2026-05-26";

export const CLINIC: StepValues = {
  ...{ itinerary: "doctor", kind: "structure", fromHour: "14:00", toHour: "15:30" },
  ...{ title: "Visite de la maison de santé", place: "Maison de santé des Tilleuls" },
  ...{ hostName: "Paul Roques", hostEmail: "paul.roques@tilleuls.example", hostPhone: "05 65 00 00 01" },
};

export const HOME: StepValues = {
  ...{ itinerary: "family", kind: "housing", fromHour: "14:00", toHour: "15:00" },
  ...{ title: "Visite d’une maison à louer", place: "12 rue des Remparts", aside: "zq-aside" },
  ...{ hostName: "Anne Delmas", hostEmail: "anne.delmas@agence.example" },
};

/** A day of a file with these steps. Returns its id. */
export async function createDay(
  user: User,
  householdId: string,
  steps: readonly StepValues[] = [CLINIC, HOME],
): Promise<string> {
  const id = await createVisitDay(user, await fileOf(householdId), {
    on: VISIT_ON,
    title: "Découvrir Figeac",
  });
  for (const step of steps) await addStep(user, await dayOf(id), step);
  return id;
}

/** The same, its hosts asked and its programme sent. Returns its id. */
export async function sendVisitDay(user: User, householdId: string): Promise<string> {
  const id = await createDay(user, householdId);
  const household = await fileOf(householdId);
  await askAllHosts(user, { day: await dayOf(id), household });
  await sendProgramme(user, await dayOf(id), household);
  await settle();
  return id;
}

export async function dayOf(id: string): Promise<VisitDayRecord> {
  await settle();
  return VisitDay.findById(id).orFail().lean<VisitDayRecord>();
}

/** The address of the host of a step, by its place among the steps. */
export async function hostPath(id: string, place = 0): Promise<string> {
  const host = (await dayOf(id)).steps[place]?.host;
  return `/accueil/${linkToken({ purpose: "visit-host", id: host?.linkId ?? "", version: host?.linkVersion ?? 0 })}`;
}

/** The address of the programme of a reader, by their place among them. */
export async function programmePath(id: string, place = 0): Promise<string> {
  const reader = (await dayOf(id)).readers[place];
  return `/programme/${linkToken({ purpose: "programme", id: reader?.linkId ?? "", version: 1 })}`;
}
