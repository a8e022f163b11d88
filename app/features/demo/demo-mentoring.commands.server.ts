import { Candidate } from "#models/candidate";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { derivedId } from "~/core/ids.server";
import { holdFollowUp } from "~/features/mentoring/follow-up-dates.commands.server";
import type { MentorInput } from "~/features/mentoring/mentor-card";
import { addMentor } from "~/features/mentoring/mentors.commands.server";
import { openMentorship, pairMentorship } from "~/features/mentoring/mentorships.commands.server";
import type { StructureKey } from "./demo-structures";
import { structureId } from "./demo-structures.commands.server";

const GP = "Médecine générale";

type DemoMentor = Omit<MentorInput, "structureId"> & { at: StructureKey };

const MENTORS = {
  lachaud: {
    ...{ firstName: "Hélène", lastName: "Lachaud", kind: "supervisor", specialty: GP, at: "troisChenes" },
    ...{ email: "lachaud@cabinets.example", most: 2 },
  },
  montal: {
    ...{ firstName: "Bernard", lastName: "Montal", kind: "leaving", specialty: GP, at: "placeHaute" },
    ...{ phone: "05 65 00 00 00", most: 1 },
  },
  sudre: {
    ...{ firstName: "Claire", lastName: "Sudre", kind: "doctor", specialty: "Médecine d’urgence", most: 3 },
    ...{ email: "sudre@cabinets.example", at: "grandChamp" },
  },
} as const satisfies Record<string, DemoMentor>;

type MentorKey = keyof typeof MENTORS;

/** Two pairs, one of which was already asked how it goes. */
const PAIRS: readonly { lastName: string; mentor: MentorKey; daysAgo: number }[] = [
  { lastName: "Garrigue", mentor: "montal", daysAgo: 45 },
  { lastName: "Dupin", mentor: "lachaud", daysAgo: 12 },
];

const WAITING = "Salvan";

/** Writes three volunteers, two pairs under way and somebody who waits; whoever has no story here is left out. */
export async function createDemoMentoring(): Promise<void> {
  for (const [key, { at, ...card }] of Object.entries<DemoMentor>(MENTORS))
    await addMentor(SOFTWARE, { ...card, structureId: structureId(at) }, mentorId(key));
  for (const pair of PAIRS) await createPair(pair);
  await wishOf(WAITING);
}

async function createPair({ lastName, mentor, daysAgo }: (typeof PAIRS)[number]): Promise<void> {
  const id = await wishOf(lastName);
  if (!id) return;
  const today = toDay(now());
  await pairMentorship(SOFTWARE, id, { mentorId: mentorId(mentor), startedOn: addDays(today, -daysAgo) });
  const { followUps } = await Mentorship.findById(id).orFail().lean<MentorshipRecord>();
  for (const { id: followUpId, dueOn } of followUps)
    if (dueOn < today) await holdFollowUp(SOFTWARE, id, followUpId, true);
}

async function wishOf(lastName: string): Promise<string | null> {
  const candidate = await Candidate.findOne({ lastName }, { _id: 1 }).lean();
  return candidate && openMentorship(SOFTWARE, candidate._id, derivedId("demo-mentorship", lastName));
}

function mentorId(key: string): string {
  return derivedId("demo-mentor", key);
}
