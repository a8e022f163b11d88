import { Candidate } from "#models/candidate";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { derivedId } from "~/core/ids.server";
import { writeAttendance } from "~/features/events/attendances.commands.server";
import type { EventInput } from "~/features/events/event-card";
import { createEvent } from "~/features/events/events.commands.server";
import { setOrigin } from "~/features/events/origins.commands.server";
import type { AttendanceState, OriginSource } from "~/vocabulary/events";

type DemoEvent = Omit<EventInput, "on"> & {
  /** Days from today; before it when negative. */
  inDays: number;
  people: Readonly<Record<string, AttendanceState>>;
};

const EVENTS: readonly DemoEvent[] = [
  {
    ...{ name: "Congrès de médecine générale", kind: "congress-stand", inDays: -230, time: "09:00" },
    ...{ place: "Toulouse, centre de congrès", costCents: 185_000, organisers: "Le département et la CPTS" },
    people: { Garrigue: "came", Sentenac: "came", Escudié: "came", Lartigue: "came" },
  },
  {
    ...{ name: "Bienvenue aux internes d’hiver", kind: "welcome-evening", inDays: -18, time: "19:00" },
    ...{ place: "Salle des fêtes", costCents: 64_050, organisers: "La conciergerie" },
    people: { Dupin: "came", Salvan: "came", Maurin: "came", Klein: "came", Rames: "absent" },
  },
  {
    ...{ name: "Canoë et marché", kind: "outing", inDays: 12, time: "10:30", place: "Au port" },
    ...{ costCents: 30_000, people: { Dupin: "registered", Chabaud: "registered" } },
  },
];

/** Known to us otherwise than by an event. */
const ORIGINS: Readonly<Record<string, OriginSource>> = { Vialard: "word-of-mouth", Noguès: "colleague" };

/** Writes three events and who was there, and how two others came to know us; whoever has no story here is left out. */
export async function createDemoEvents(): Promise<void> {
  for (const event of EVENTS) await createOne(event);
  for (const [lastName, source] of Object.entries(ORIGINS)) {
    const person = await personOf(lastName);
    if (person) await setOrigin(SOFTWARE, person._id, {}, { source });
  }
}

async function createOne({ inDays, people, ...card }: DemoEvent): Promise<void> {
  const on = addDays(toDay(now()), inDays);
  const id = await createEvent(SOFTWARE, { ...card, on }, derivedId("demo-event", card.name));
  for (const [lastName, state] of Object.entries(people)) {
    const person = await personOf(lastName);
    if (!person) continue;
    const { _id: candidateId, householdId } = person;
    await writeAttendance(SOFTWARE, id, { candidateId, householdId, state });
  }
}

function personOf(lastName: string) {
  return Candidate.findOne({ lastName }, { householdId: 1 }).sort({ createdAt: 1 }).lean();
}
