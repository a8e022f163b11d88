import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import { addWorkingDays, toDay } from "~/core/calendar";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { answerAsHost } from "~/features/visit-days/host-answer.commands.server";
import { sendProgramme } from "~/features/visit-days/programme-sending.commands.server";
import { addCost, createVisitDay } from "~/features/visit-days/visit-days.commands.server";
import { askAllHosts } from "~/features/visit-days/visit-hosts.commands.server";
import { askedForOf, type StepValues } from "~/features/visit-days/visit-step";
import { addStep } from "~/features/visit-days/visit-steps.commands.server";
import type { HostAnswer } from "~/vocabulary/visit-days";
import { type Act, householdOf, say } from "./demo-scene.commands.server";

/** A step, with what its host answers; nothing while they are awaited. */
type Planned = StepValues & { answer?: HostAnswer; message?: string };

const STEPS: readonly Planned[] = [
  {
    ...{ itinerary: "together", kind: "meeting", fromHour: "09:30", toHour: "10:15" },
    ...{ title: "Café d’accueil et tour du centre", place: "Office de tourisme" },
    note: "Nous vous y attendons, avec un plan de la ville.",
  },
  {
    ...{ itinerary: "doctor", kind: "structure", fromHour: "10:30", toHour: "12:00" },
    ...{ title: "Visite du service de pédiatrie", place: "Centre hospitalier" },
    ...{ hostName: "Dr Hélène Marcenac", hostEmail: "helene.marcenac@hopital.demo.example" },
    ...{ answer: "confirmed", message: "Entrée par les consultations, deuxième étage." },
  },
  {
    ...{ itinerary: "family", kind: "school", fromHour: "10:30", toHour: "11:30" },
    ...{ title: "Visite du collège et de la section d’anglais", place: "Collège du Quercy" },
    ...{ hostName: "Nadia Ferrand", hostEmail: "nadia.ferrand@college.demo.example" },
    aside: "Les jumeaux entrent en quatrième : voir aussi la cantine.",
  },
  {
    ...{ itinerary: "together", kind: "meal", fromHour: "12:30", toHour: "13:45" },
    ...{ title: "Déjeuner avec deux médecins installés", place: "Le Bistrot des halles" },
    ...{ hostName: "Dr Simon Lavergne", hostEmail: "simon.lavergne@cabinet.demo.example" },
    ...{ answer: "declined", message: "Je suis de garde ce jour-là. Demandez à ma consœur." },
  },
  {
    ...{ itinerary: "together", kind: "housing", fromHour: "14:15", toHour: "15:15" },
    ...{ title: "Une maison de cinq pièces à louer", place: "Rue des Carmes" },
  },
  {
    ...{ itinerary: "family", kind: "outing", fromHour: "15:30", toHour: "17:00" },
    ...{ title: "Médiathèque et club de natation", place: "Médiathèque" },
  },
  {
    ...{ itinerary: "doctor", kind: "meeting", fromHour: "15:30", toHour: "16:30" },
    ...{ title: "Échange avec la communauté professionnelle de santé", place: "Maison de santé" },
  },
];

/** The colleague prepares a visit day with two itineraries: one host says yes, one cannot, one is awaited. */
export function preparedVisit(title: string, inDays: number): Act {
  return async (scene) => {
    const household = await householdOf(scene);
    const { user } = scene;
    const on = addWorkingDays(toDay(scene.cast.present), inDays);
    const id = newId();
    await createVisitDay(user, household, { on, title: say(scene, title) }, id);
    const { code: communeCode } = scene.cast.profile.places[scene.story.slot];
    for (const { answer: _answer, message: _message, ...step } of STEPS) {
      await addStep(user, await dayOf(id), { communeCode, ...step });
    }
    await addCost(user, await dayOf(id), {
      label: "Une nuit d’hôtel, deux chambres",
      amount: 184,
      payer: "service",
    });
    await addCost(user, await dayOf(id), {
      ...{ label: "Carburant", amount: 62.5, payer: "family" as const, isReimbursed: true },
    });
    await askAllHosts(user, { day: await dayOf(id), household: await householdOf(scene) });
    for (const step of STEPS) await answered(id, step);
    await sendProgramme(user, await dayOf(id), await householdOf(scene));
  };
}

async function answered(id: string, { title, answer, message }: Planned): Promise<void> {
  if (!answer) return;
  const day = await dayOf(id);
  const step = day.steps.find((one) => one.title === title);
  if (!step?.host) return;
  const token = linkToken({ purpose: "visit-host", id: step.host.linkId, version: step.host.linkVersion });
  await answerAsHost(token, { answer, message, askedFor: askedForOf(day, step), proposedHour: undefined });
}

async function dayOf(id: string): Promise<VisitDayRecord> {
  await settle();
  return VisitDay.findById(id).orFail().lean<VisitDayRecord>();
}
