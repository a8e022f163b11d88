import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { everyByte } from "#tests/factories/families";
import { createMentor } from "#tests/factories/mentoring";
import { createIntern } from "#tests/factories/placements";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import {
  addFollowUp,
  holdFollowUp,
  moveFollowUp,
} from "~/features/mentoring/follow-up-dates.commands.server";
import { getMentorshipPage } from "~/features/mentoring/mentoring-pages.queries.server";
import { offerMentor } from "~/features/mentoring/mentors.commands.server";
import {
  endMentorship,
  openMentorship,
  pairMentorship,
  reopenMentorship,
  unpairMentorship,
} from "~/features/mentoring/mentorships.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { completeTask } from "~/features/tasks/tasks.commands.server";

const START = { startedOn: "2100-01-31" };

let user: User;
let intern: CandidateRecord;
let mentorId: string;
let id: string;

beforeEach(async () => {
  user = await createUser();
  intern = await createIntern(user);
  mentorId = await createMentor(user);
  id = await openMentorship(user, intern._id);
});

describe("pairing", () => {
  it("plans four follow-ups as tasks of the file, on the professional track, and says so", async () => {
    await pair();

    expect(
      (await tasks()).map(({ dueOn, state, track, householdId }) => [dueOn, state, track, householdId]),
    ).toEqual(
      ["2100-02-28", "2100-04-30", "2100-07-31", "2101-01-31"].map((day) => [
        ...[day, "open", "professional", intern.householdId],
      ]),
    );
    expect(await AuditEvent.exists({ action: "mentorship.paired", subjectId: id })).not.toBeNull();
    expect(
      await Entry.exists({ text: /^Compagnonnage avec Anne Roques/, track: "professional" }),
    ).not.toBeNull();
  });

  it("keeps one open mentorship for each candidate, even when two colleagues open it at once", async () => {
    const again = await Promise.all([openMentorship(user, intern._id), openMentorship(user, intern._id)]);
    expect(again).toEqual([id, id]);
    expect(await Mentorship.countDocuments()).toBe(1);
  });

  it("refuses the second of two pairings", async () => {
    await pair();
    const other = await createMentor(user, { lastName: "Vidal" });
    await expect(pairMentorship(user, id, { mentorId: other, ...START })).rejects.toThrow("vient de changer");
  });

  it("refuses a volunteer who accompanies as many as they take, or takes nobody any more", async () => {
    await pair();
    const next = await openMentorship(user, (await createIntern(user, "Salvan"))._id);
    await expect(pairMentorship(user, next, { mentorId, ...START })).rejects.toThrow("autant de personnes");
    const aside = await createMentor(user, { lastName: "Vidal" });
    await offerMentor(user, aside, false);
    await expect(pairMentorship(user, next, { mentorId: aside, ...START })).rejects.toThrow("plus personne");
  });

  it("is taken back with its tasks", async () => {
    await pair();
    await unpairMentorship(user, id);
    expect(await states()).toEqual(["deleted", "deleted", "deleted", "deleted"]);
    expect(await mentorship()).toMatchObject({ state: "waiting", followUps: [], isOpen: true });
  });
});

describe("follow-ups", () => {
  beforeEach(pair);

  it("move and close their task, and open it again when that is undone", async () => {
    const [first, second] = (await mentorship()).followUps;
    await moveFollowUp(user, id, first?.id ?? "", "2100-03-15");
    await holdFollowUp(user, id, second?.id ?? "", true);
    await addFollowUp(user, id, "2100-12-01");
    expect((await tasks()).map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ...[
        ["2100-03-15", "open"],
        ["2100-04-30", "done"],
        ["2100-07-31", "open"],
      ],
      ...[
        ["2100-12-01", "open"],
        ["2101-01-31", "open"],
      ],
    ]);
    await holdFollowUp(user, id, second?.id ?? "", false);
    expect(await states()).not.toContain("done");
  });

  it("refuse a day already there", async () => {
    await expect(addFollowUp(user, id, "2100-02-28")).rejects.toThrow("déjà une date");
  });

  it("are done when their task is done elsewhere, and stay so when the pair ends and begins again", async () => {
    const [first] = await tasks();
    await completeTask(user, first?._id ?? "");
    await endMentorship(user, id, { reason: "mentor-stopped", on: "2100-02-01" });
    await reopenMentorship(user, id);
    expect(await states()).toEqual(["done", "open", "open", "open"]);
    expect((await getMentorshipPage(user, id)).followUps[0]?.heldOn).toBeDefined();
  });
});

describe("an end", () => {
  beforeEach(pair);

  it.each([
    ["settled", "completed"],
    ["mentor-stopped", "broken-off"],
  ] as const)("for « %s » makes it %s, its tasks in the bin until it is undone", async (reason, state) => {
    await endMentorship(user, id, { reason, on: "2100-02-01" });
    expect([(await mentorship()).state, new Set(await states())]).toEqual([state, new Set(["deleted"])]);
    await reopenMentorship(user, id);
    expect([(await mentorship()).state, new Set(await states())]).toEqual(["under-way", new Set(["open"])]);
  });

  it("cannot be undone once another is open for the same person", async () => {
    await endMentorship(user, id, { reason: "settled", on: "2100-02-01" });
    await openMentorship(user, intern._id);
    await expect(reopenMentorship(user, id)).rejects.toThrow("Un autre compagnonnage");
  });

  it("refuses a day before the first", async () => {
    await expect(endMentorship(user, id, { reason: "settled", on: "2099-12-31" })).rejects.toThrow(
      "avant le début",
    );
  });
});

it("is not there for a colleague who does not see the file", async () => {
  await Household.updateOne({ _id: intern.householdId }, { visibleTo: ["referent:another"] });
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  await expect(getMentorshipPage(stranger, id)).rejects.toMatchObject({ status: 404 });
});

it("goes whole with whoever is erased, who can read it before; the volunteer stays", async () => {
  await pair();
  const { sections } = await getAccessPackage(intern.householdId, intern._id);
  expect(sections.find(({ title }) => title === "Compagnonnages")?.items).toMatchObject([
    { mentor: "Anne Roques", startedOn: START.startedOn },
  ]);
  await eraseEverywhere(await getErasureScope(intern.householdId));
  const left = await everyByte();
  expect([await Mentorship.countDocuments(), left.includes("Caron"), left.includes("Roques")]).toEqual([
    ...[0, false, true],
  ]);
});

describe("restructured files", () => {
  let gone: CandidateRecord;
  let goneId: string;

  beforeEach(async () => {
    await pair();
    gone = await createIntern(user, "Lagarde", { email: intern.emails[0] });
    goneId = await openMentorship(user, gone._id);
    const other = await createMentor(user, { lastName: "Vidal" });
    await pairMentorship(user, goneId, { mentorId: other, ...START });
    await settle();
  });

  it("of one person written twice keep one pair under way, both again when it is undone", async () => {
    const sameIds = [gone._id];
    const merge = await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds });
    expect(await mentorship(goneId)).toMatchObject({
      ...{ candidateId: intern._id, householdId: intern.householdId, isOpen: false, state: "broken-off" },
    });
    expect(new Set(await states(goneId))).toEqual(new Set(["deleted"]));

    await undoRestructuring(user, merge, []);
    expect(await mentorship(goneId)).toMatchObject({
      ...{ candidateId: gone._id, householdId: gone.householdId, isOpen: true, state: "under-way" },
    });
    expect(new Set(await states(goneId))).toEqual(new Set(["open"]));
  });

  it("take the pair and its tasks with its person when a household is split", async () => {
    await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds: [] });
    await settle();
    const { newId } = await splitFile(user, intern.householdId, {
      ...{ people: [gone._id], children: new Map(), items: [], referentId: user.id },
      ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    expect((await mentorship(goneId)).householdId).toBe(newId);
    expect(new Set((await tasks(goneId)).map(({ householdId }) => householdId))).toEqual(new Set([newId]));
    expect((await mentorship()).householdId).toBe(intern.householdId);
  });
});

async function pair(): Promise<void> {
  await pairMentorship(user, id, { mentorId, ...START });
  await settle();
}

async function mentorship(mentorshipId = id): Promise<MentorshipRecord> {
  await settle();
  return Mentorship.findById(mentorshipId).orFail().lean<MentorshipRecord>();
}

async function tasks(mentorshipId = id): Promise<TaskRecord[]> {
  await settle();
  return Task.find({ mentorshipId }).sort({ dueOn: 1 }).lean<TaskRecord[]>();
}

async function states(mentorshipId = id): Promise<string[]> {
  return (await tasks(mentorshipId)).map(({ state }) => state);
}
