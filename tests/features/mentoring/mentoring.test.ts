import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { everyByte } from "#tests/factories/families";
import { refusalOf } from "#tests/factories/files";
import { createMentor } from "#tests/factories/mentoring";
import { createIntern } from "#tests/factories/placements";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import {
  addFollowUp,
  holdFollowUp,
  moveFollowUp,
  putBackFollowUp,
} from "~/features/mentoring/follow-up-dates.commands.server";
import { mentorshipActSchema } from "~/features/mentoring/mentoring.schema.server";
import { carryOutMentorshipAct } from "~/features/mentoring/mentoring-acts.commands.server";
import { getMentorshipPage, listMentorships } from "~/features/mentoring/mentoring-pages.queries.server";
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

  it("never gives a volunteer more people than they take, whoever is paired at once", async () => {
    for (const most of [1, 3, 1, 2, 1]) {
      const taker = await createMentor(user, { most });
      const answers = await Promise.all(
        (await crowd(8)).map((one) => refusalOf(pairMentorship(user, one, { mentorId: taker, ...START }))),
      );
      expect(answers.filter((answer) => answer === "accepted")).toHaveLength(most);
      expect(answers.filter((answer) => String(answer).includes("autant de"))).toHaveLength(8 - most);
      expect(await Mentorship.countDocuments({ mentorId: taker, isOpen: true })).toBe(most);
    }
  });

  it("has a place again for each pair that ended or was taken back, and for one paired before places were kept", async () => {
    const [other = "", third = ""] = await waiting(["Salvan", "Lagarde"]);
    await pair();
    await unpairMentorship(user, id);
    await pairMentorship(user, other, { mentorId, ...START });
    await endMentorship(user, other, { reason: "settled", on: "2100-02-01" });
    await pairMentorship(user, third, { mentorId, ...START });
    await Mentorship.updateOne({ _id: third }, { $unset: { slot: 1 } });
    await expect(pairMentorship(user, id, { mentorId, ...START })).rejects.toThrow("autant de personnes");
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

  it.each(["date-remove", "date-move"] as const)(
    "come back where they were shown, their task with them, when a %s is undone",
    async (intent) => {
      const before = await tasks();
      const [first] = (await mentorship()).followUps;
      await Task.updateOne({ _id: before[0]?._id }, { dueOn: "2020-02-03" });
      const act = { intent, itemId: first?.id ?? "", dueOn: "2100-03-15" };
      const { toast } = await carryOutMentorshipAct(user, id, act);
      expect((await tasks())[0]).not.toMatchObject({ dueOn: "2020-02-03", state: "open" });

      const undone = mentorshipActSchema.parse(toast.undo?.fields);
      await carryOutMentorshipAct(user, id, undone);
      expect((await tasks()).map(({ _id, dueOn, state }) => [_id, dueOn, state])).toEqual(
        before.map(({ _id, dueOn }, rank) => [_id, rank === 0 ? "2020-02-03" : dueOn, "open"]),
      );
    },
  );

  it("that were just added go when that is undone", async () => {
    const { toast } = await carryOutMentorshipAct(user, id, { intent: "date-add", dueOn: "2100-12-01" });
    await carryOutMentorshipAct(user, id, mentorshipActSchema.parse(toast.undo?.fields));
    expect((await mentorship()).followUps).toHaveLength(4);
    expect(await states()).toContain("deleted");
  });

  it("refuse to come back on a day taken meanwhile", async () => {
    const [first] = (await mentorship()).followUps;
    await moveFollowUp(user, id, first?.id ?? "", "2100-03-15");
    await addFollowUp(user, id, "2100-02-28");
    await expect(putBackFollowUp(user, id, first?.id ?? "", "2100-02-28")).rejects.toThrow("déjà une date");
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

it("is listed page after page to a colleague of some territories, without those of files they do not see", async () => {
  const colleague = await colleagueOf("46-1");
  const hidden = await waiting(["Salvan"]);
  await Mentorship.insertMany(
    Array.from({ length: 130 }, (_, rank) => ({
      ...{ _id: `m${rank}`, candidateId: `c${rank}`, householdId: `h${rank}`, isOpen: true, followUps: [] },
      ...{ visibleTo: [rank % 2 ? "territory:46-1" : "territory:46-2"], state: "waiting" as const },
      askedAt: new Date(Date.UTC(2026, 0, 1, 0, rank)),
    })),
  );

  const pages = await Promise.all([1, 2].map((page) => listMentorships(colleague, ["waiting"], page)));
  const ids = pages.flatMap((page) => page.rows.map((row) => row.id));
  expect(ids).toEqual(Array.from({ length: 65 }, (_, rank) => `m${2 * rank + 1}`));
  expect(pages.map(({ total, hasNext }) => `${total} ${hasNext}`)).toEqual(["65 true", "65 false"]);
  expect((await listMentorships(user, ["waiting"], 1)).total).toBe(131 + hidden.length);
});

it("follows its file from one colleague to another", async () => {
  const [one, other] = await Promise.all(
    ["46-1", "46-2"].map((code) =>
      createUser("referent", { isWholeDepartement: false, territories: [code] }),
    ),
  );
  const seen = async () => {
    const lists = await Promise.all([one, other].map((who) => listMentorships(who as User, ["waiting"], 1)));
    return lists.map(({ total }) => total);
  };
  for (const territories of [["46-1"], ["46-2"]]) {
    await Candidate.updateOne({ _id: intern._id }, { territories });
    await Household.updateOne({ _id: intern.householdId }, { $unset: { referentId: 1 } });
    await refreshFile(intern.householdId);
    expect(await seen()).toEqual(territories.includes("46-1") ? [1, 0] : [0, 1]);
  }
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

  it("are as they were when it is undone, even once the volunteer took somebody else", async () => {
    const { mentorId: freed = "" } = await mentorship(goneId);
    const sameIds = [gone._id];
    const merge = await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds });
    const [next = ""] = await waiting(["Salvan"]);
    await pairMentorship(user, next, { mentorId: freed, ...START });
    await undoRestructuring(user, merge, []);
    expect(await mentorship(goneId)).toMatchObject({ mentorId: freed, state: "under-way", isOpen: true });
    expect(await mentorship(next)).toMatchObject({ mentorId: freed, state: "under-way", isOpen: true });
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

function colleagueOf(territory: string): Promise<User> {
  return createUser("referent", { isWholeDepartement: false, territories: [territory] });
}

/** As many people who wait, of files that are not there. */
async function crowd(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    ...{ _id: newId(), candidateId: newId(), householdId: "crowd", visibleTo: [], isOpen: true },
    ...{ state: "waiting" as const, askedAt: new Date(), followUps: [] },
  }));
  await Mentorship.insertMany(rows);
  return rows.map(({ _id }) => _id);
}

/** People who wait for a volunteer. */
async function waiting(lastNames: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const lastName of lastNames)
    ids.push(await openMentorship(user, (await createIntern(user, lastName))._id));
  return ids;
}

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
