import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { Task, type TaskRecord } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { MENTORSHIP_ENDS, MENTORSHIP_STATES, type MentorshipState } from "~/vocabulary/mentoring";
import { roleCan } from "~/vocabulary/permissions";
import { listOfferedMentors, type MentorRow, mentorsById } from "./mentors.queries.server";
import {
  accompaniedOf,
  getAccompanied,
  getMentorship,
  mentoringTaskId,
  pairedProject,
} from "./mentorships.queries.server";
import { type Proposal, proposalsFor, reasonsOf } from "./pair-reasons";

const SHOWN = { candidateId: 1, state: 1, askedAt: 1, mentorId: 1, startedOn: 1, end: 1 } as const;

type Listed = Pick<MentorshipRecord, keyof typeof SHOWN | "_id">;

export interface MentorshipRow {
  id: string;
  name: string;
  situation: string;
  askedAt: Date;
  mentor?: string;
  startedOn?: Day;
  /** The next day on which the pair is asked how it goes. */
  nextOn?: Day;
  isLate: boolean;
  end?: { state: string; reason: string; on: Day };
}

/** A page of the mentorships in these states of the files this colleague may see, the oldest wish first. */
export async function listMentorships(
  user: User,
  states: readonly MentorshipState[],
  page: number,
): Promise<Page<MentorshipRow>> {
  const way = states.includes("completed") ? -1 : 1;
  const filter = { state: { $in: [...states] }, ...visibleFor(user) };
  const [found, total] = await Promise.all([
    Mentorship.find(filter, SHOWN)
      .sort({ askedAt: way, _id: way })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<Listed[]>(),
    Mentorship.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const [people, mentors, next] = await Promise.all([
    accompaniedOf(found),
    mentorsById(found.flatMap(({ mentorId }) => mentorId ?? [])),
    nextDays(found),
  ]);
  const today = toDay(now());
  const rows = found.map((mentorship) => {
    const { _id, candidateId, askedAt, mentorId = "", startedOn } = mentorship;
    const person = people.get(candidateId);
    const nextOn = next.get(_id);
    return {
      ...{ id: _id, name: `${person?.firstName} ${person?.lastName}`, askedAt, startedOn, nextOn },
      situation: person ? [CANDIDATE_KINDS[person.kind].fr, person.specialty].filter(Boolean).join(", ") : "",
      ...{ mentor: mentors.get(mentorId)?.name, isLate: nextOn !== undefined && nextOn < today },
      end: endOf(mentorship),
    };
  });
  return pageFrom(rows, page, total);
}

export interface FollowUpLine {
  id: string;
  dueOn: Day;
  heldOn?: Day;
  isLate: boolean;
}

export interface MentorshipPage {
  id: string;
  state: MentorshipState;
  stateLabel: string;
  candidate: { id: string; name: string; situation: string };
  askedAt: Date;
  startedOn?: Day;
  mentor?: MentorRow;
  /** Why these two. */
  reasons: string[];
  /** For whoever waits: whom to choose among. */
  proposals: Proposal[];
  followUps: FollowUpLine[];
  note?: string;
  end?: { state: string; reason: string; on: Day };
  today: Day;
  canWrite: boolean;
}

/** The page of a mentorship, of a file this colleague may see; 404 otherwise. */
export async function getMentorshipPage(user: User, mentorshipId: string): Promise<MentorshipPage> {
  const mentorship = await getMentorship(user, mentorshipId);
  const { candidateId, state, mentorId, askedAt, startedOn, note } = mentorship;
  const candidate = await getAccompanied(user, candidateId);
  const [project, mentors, paired, followUps] = await Promise.all([
    pairedProject(candidate),
    state === "waiting" ? listOfferedMentors() : [],
    mentorsById(mentorId ? [mentorId] : []),
    followUpLines(mentorship),
  ]);
  const mentor = paired.get(mentorId ?? "");
  const { firstName, lastName, kind, specialty } = candidate;
  return {
    ...{ id: mentorshipId, state, stateLabel: MENTORSHIP_STATES[state].fr, askedAt, startedOn, note },
    candidate: {
      ...{ id: candidateId, name: `${firstName} ${lastName}` },
      situation: [CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", "),
    },
    ...{ mentor, reasons: mentor ? reasonsOf(project, mentor) : [], followUps, end: endOf(mentorship) },
    proposals: proposalsFor(project, mentors),
    ...{ today: toDay(now()), canWrite: roleCan(user.role, "households:write") },
  };
}

/** The follow-up dates of a pair; a task that a colleague moved or did elsewhere has the last word. */
export async function followUpLines({ _id, followUps }: MentorshipRecord): Promise<FollowUpLine[]> {
  const tasks = await Task.find({ mentorshipId: _id }, { dueOn: 1, state: 1, doneAt: 1 }).lean<
    TaskRecord[]
  >();
  const today = toDay(now());
  return followUps.map(({ id, dueOn: planned, heldOn: noted }) => {
    const task = tasks.find((one) => one._id === mentoringTaskId(_id, id));
    const dueOn = task?.state === "open" ? task.dueOn : planned;
    const heldOn = noted ?? (task?.state === "done" && task.doneAt ? toDay(task.doneAt) : undefined);
    return { id, dueOn, heldOn, isLate: !heldOn && dueOn < today };
  });
}

async function nextDays(mentorships: readonly Listed[]): Promise<Map<string, Day>> {
  const ids = mentorships.flatMap(({ _id, state }) => (state === "under-way" ? _id : []));
  if (ids.length === 0) return new Map();
  const filter = { mentorshipId: { $in: ids }, state: "open" as const };
  const tasks = await Task.find(filter, { mentorshipId: 1, dueOn: 1 })
    .sort({ dueOn: -1 })
    .lean<TaskRecord[]>();
  return new Map(tasks.map(({ mentorshipId = "", dueOn }) => [mentorshipId, dueOn]));
}

function endOf({ end, state }: Pick<MentorshipRecord, "end" | "state">): MentorshipPage["end"] {
  return end && { state: MENTORSHIP_STATES[state].fr, reason: MENTORSHIP_ENDS[end.reason].fr, on: end.on };
}
