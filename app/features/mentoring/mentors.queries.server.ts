import { Mentor, type MentorRecord } from "#models/mentor";
import { Mentorship } from "#models/mentorship";
import { Structure, type StructureRecord } from "#models/structure";
import { notFound } from "~/core/auth/guards.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { MENTOR_KINDS } from "~/vocabulary/mentoring";
import { type MentorInput, mentorCardOf } from "./mentor-card";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;
/** Those among whom one is chosen: more than a département has. */
const MOST = 300;

type Place = Pick<StructureRecord, "_id" | "name" | "communeName" | "epciCode">;

/** A volunteer with where they practise and how many they accompany by now. */
export interface MentorRow {
  id: string;
  name: string;
  kind: MentorRecord["kind"];
  kindLabel: string;
  specialty?: string;
  email?: string;
  phone?: string;
  structure?: { id: string; name: string; communeName: string; epciCode?: string };
  most: number;
  follows: number;
}

/** One volunteer; 404 when they are not there. */
export async function getMentor(mentorId: string): Promise<MentorRecord> {
  const mentor = await Mentor.findById(mentorId, HIDDEN).lean<MentorRecord>();
  if (!mentor) throw notFound();
  return mentor;
}

/** The name of a volunteer as a task says it; « un compagnon » when their card is gone. */
export async function mentorName(mentorId: string | undefined): Promise<string> {
  const mentor = await Mentor.findById(mentorId ?? "none", { firstName: 1, lastName: 1 }).lean();
  return mentor ? `${mentor.firstName} ${mentor.lastName}` : "un compagnon";
}

/** The card of a volunteer as its form is drawn from it, the structure by its name. */
export async function getMentorCard(mentorId: string): Promise<MentorInput & { structureName?: string }> {
  const mentor = await getMentor(mentorId);
  const places = await placesOf([mentor]);
  return { ...mentorCardOf(mentor), structureName: places.get(mentor.structureId ?? "")?.name };
}

/** A page of the volunteers who take people, or of the others, by name. */
export async function listMentors(isActive: boolean, page: number): Promise<Page<MentorRow>> {
  const filter = { isActive };
  const [mentors, total] = await Promise.all([
    Mentor.find(filter, HIDDEN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<MentorRecord[]>(),
    Mentor.countDocuments(filter, { limit: 1001 }),
  ]);
  return pageFrom(await rowsOf(mentors), page, total);
}

/** Every volunteer who takes people, by name. */
export async function listOfferedMentors(): Promise<MentorRow[]> {
  const mentors = await Mentor.find({ isActive: true }, HIDDEN)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST)
    .lean<MentorRecord[]>();
  return rowsOf(mentors);
}

/** Volunteers by their id, those who take nobody any more too. */
export async function mentorsById(ids: readonly string[]): Promise<Map<string, MentorRow>> {
  const mentors = await Mentor.find({ _id: { $in: [...ids] } }, HIDDEN).lean<MentorRecord[]>();
  return new Map((await rowsOf(mentors)).map((row) => [row.id, row]));
}

async function rowsOf(mentors: readonly MentorRecord[]): Promise<MentorRow[]> {
  const [places, follows] = await Promise.all([placesOf(mentors), followsOf(mentors)]);
  return mentors.map(({ _id, firstName, lastName, kind, specialty, email, phone, structureId, most }) => {
    const place = places.get(structureId ?? "");
    return {
      ...{ id: _id, name: `${firstName} ${lastName}`, kind, kindLabel: MENTOR_KINDS[kind].fr },
      ...{ specialty, email, phone, most, follows: follows.get(_id) ?? 0 },
      ...(place && { structure: { ...place, id: place._id } }),
    };
  });
}

async function placesOf(mentors: readonly Pick<MentorRecord, "structureId">[]): Promise<Map<string, Place>> {
  const ids = mentors.flatMap(({ structureId }) => structureId ?? []);
  if (ids.length === 0) return new Map();
  const shown = { name: 1, communeName: 1, epciCode: 1 };
  const places = await Structure.find({ _id: { $in: ids } }, shown).lean<Place[]>();
  return new Map(places.map((place) => [place._id, place]));
}

/** How many each accompanies, whoever may read their files: a number alone. */
async function followsOf(mentors: readonly MentorRecord[]): Promise<Map<string, number>> {
  const filter = { mentorId: { $in: mentors.map(({ _id }) => _id) }, isOpen: true };
  const pairs = await Mentorship.find(filter, { mentorId: 1 }).lean();
  const counts = new Map<string, number>();
  for (const { mentorId = "" } of pairs) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
  return counts;
}
