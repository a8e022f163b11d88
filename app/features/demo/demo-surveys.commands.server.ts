import { Candidate } from "#models/candidate";
import { Placement, type PlacementRecord } from "#models/placement";
import { Survey, type SurveyAnswer } from "#models/survey";
import { SOFTWARE } from "~/core/auth/actor";
import { atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { openPlacement } from "~/features/placements/placements.commands.server";
import { findPlacement } from "~/features/placements/placements.queries.server";
import { openSemester } from "~/features/semesters/semesters.commands.server";
import { semesterStart } from "~/features/settings/calendar.queries.server";
import { askSurvey, surveyId } from "~/features/surveys/survey-sending.commands.server";
import { setOffer } from "~/features/training-places/offers.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import { demoPlaceId, demoSemesterId, demoSupervisorId } from "./demo-interns.commands.server";

type Told = Omit<SurveyAnswer, "at">;

/** The first place of « la Halle » and that of « les Trois Chênes », by their rank among the places. */
const [CHENES, HALLE] = [0, 2];
const SEATS = 6;

/** Those who were there the semester before: what they said, none when they are still silent. */
const THERE: readonly { lastName: string; place: number; told?: Told }[] = [
  {
    ...{ lastName: "Kowalski", place: HALLE },
    told: {
      ...{ marks: { welcome: "great", supervision: "great", lodging: "good" }, comeBack: "yes" },
      words: "On m’a présenté tout le monde la première semaine. Il manquait un vélo à l’appartement.",
    },
  },
  {
    lastName: "Moreau",
    place: HALLE,
    told: { marks: { welcome: "good", supervision: "great" }, comeBack: "maybe" },
  },
  {
    ...{ lastName: "Teulet", place: HALLE },
    told: {
      marks: { welcome: "great", supervision: "good", lodging: "good", family: "great" },
      ...{
        comeBack: "yes",
        words: "La crèche a pris notre fils deux jours par semaine : sans cela je repartais.",
      },
    },
  },
  {
    lastName: "Bousquet",
    place: HALLE,
    told: { marks: { welcome: "good", supervision: "good" }, comeBack: "no" },
  },
  {
    lastName: "Ouali",
    place: HALLE,
    told: { marks: { welcome: "great", supervision: "fair" }, comeBack: "yes" },
  },
  {
    ...{ lastName: "Domergue", place: HALLE },
    told: { marks: { welcome: "good", supervision: "great", lodging: "fair" }, comeBack: "maybe" },
  },
  {
    lastName: "Berthelot",
    place: CHENES,
    told: { marks: { welcome: "good", supervision: "great" }, comeBack: "yes" },
  },
  { lastName: "Rouvier", place: CHENES },
];

/** The semester before, its interns and what they thought of it; whoever has no story here is left out. */
export async function createDemoSurveys(): Promise<void> {
  const present = await semesterStart(toDay(now()));
  const [startsOn, endsOn] = [await semesterStart(addDays(present, -1)), addDays(present, -1)];
  const semesterId = demoSemesterId(startsOn);
  await openSemester(SOFTWARE, semesterId, { startsOn, endsOn, target: 20 });
  for (const place of [CHENES, HALLE])
    await setOffer(SOFTWARE, demoPlaceId(place), semesterId, { seats: SEATS, state: "confirmed" });
  for (const one of THERE) await createStay(one, { semesterId, endsOn });
}

async function createStay(
  { lastName, place, told }: (typeof THERE)[number],
  { semesterId, endsOn }: { semesterId: string; endsOn: Day },
): Promise<void> {
  const candidate = await Candidate.findOne({ lastName }, { _id: 1 }).lean();
  if (!candidate) return;
  const candidateId = candidate._id;
  const placementId = await openPlacement(SOFTWARE, { candidateId, semesterId, levels: ["level-1"] });
  await giveSeat(SOFTWARE, demoPlaceId(place), semesterId, { candidateId, placementId, isAnyway: true });
  await settle();
  const placement = await findPlacement(placementId);
  if (!placement) return;
  if (told) await createAnswer(placement, told, endsOn);
  else await askSurvey(placement);
  if (lastName === "Kowalski") await sayWord(placementId, endsOn);
}

async function createAnswer(
  { _id: placementId, candidateId, householdId, semesterId, seat }: PlacementRecord,
  told: Told,
  endsOn: Day,
): Promise<void> {
  const [sentAt, at] = [-6, -3].map((days) => atParis(addDays(endsOn, days), "10:00"));
  if (!sentAt || !at) return;
  await create(
    SOFTWARE,
    Survey,
    {
      ...{ _id: surveyId(placementId), placementId, candidateId, householdId, semesterId, sentAt },
      ...{ placeId: seat?.placeId ?? "", wasLodged: told.marks.lodging !== undefined, linkVersion: 1 },
      ...{ state: "answered", answer: { ...told, at } },
    },
    [audit("survey.answered")],
  );
}

/** A word of the supervisor of « la Halle » on the intern who liked it there. */
async function sayWord(placementId: string, endsOn: Day): Promise<void> {
  const word = {
    ...{ supervisorId: demoSupervisorId("gineste"), by: "Aurore Gineste", comesBack: "yes" as const },
    ...{ text: "Parle d’un exercice partagé avec l’hôpital.", at: atParis(addDays(endsOn, -2), "18:00") },
  };
  await Placement.updateOne({ _id: placementId }, { $set: { supervisorWords: [word] } });
}
