import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import { PUBLIC } from "~/core/auth/actor";
import { addWorkingDays, atParis, type Day, toDay } from "~/core/calendar";
import { adoptClockOffset, clockOffset, now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { submitInterest } from "~/features/interest-form/interest-form.commands.server";
import { countObservatory } from "~/features/observatory/counting.commands.server";
import { tellExpiringPromises } from "~/features/promises/promise-reminders.commands.server";
import { countDay } from "~/features/reports/counting.commands.server";
import { dismissSubmission } from "~/features/triage/triage.commands.server";
import { NBSP } from "~/vocabulary/typography";
import { doPlannedTasks } from "./demo-plan-acts.commands.server";
import type { Cast, Scene } from "./demo-scene.commands.server";
import { instantOf, interestOf, type Story } from "./demo-story";

interface Happening {
  at: Date;
  /** Whose story; the office's own days belong to none. */
  story?: Story;
  act: () => Promise<void>;
}

/** Things this close, of different stories, are played together: the demonstration is ready twice as fast. */
const TOGETHER_MS = 30 * 60_000;
/** The day of the week on which the figures of the past were counted. */
const MONDAY = 1;

/**
 * Plays the stories in the order things happened, with the software's clock set to each moment, so that the
 * past has true dates; between two days the mail leaves and the reminders go. The clock is put back.
 */
export async function playStories(
  cast: Cast,
  stories: readonly Story[],
  say: (line: string) => void,
): Promise<void> {
  const offset = clockOffset();
  const happenings = [
    ...stories.flatMap((story, rank) => happeningsOf(cast, story, rank)),
    ...officeDays(cast, stories),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  try {
    await playInOrder(momentsOf(happenings), say);
  } finally {
    adoptClockOffset(offset);
  }
  await deliverPastMail();
  await readPastNotices(cast.present);
}

async function playInOrder(moments: Happening[][], say: (line: string) => void): Promise<void> {
  let told = 0;
  for (const [index, moment] of moments.entries()) {
    setClock(moment[0]?.at);
    await Promise.all(moment.map(({ act }) => act()));
    await settle();
    const share = Math.floor((4 * (index + 1)) / moments.length);
    if (share > told) say(`  ${25 * share}${NBSP}% des histoires racontées`);
    told = share;
  }
}

/** Gathers what happens at about the same time, never two steps of one story. */
function momentsOf(happenings: Happening[]): Happening[][] {
  const moments: Happening[][] = [];
  for (const happening of happenings) {
    const last = moments.at(-1);
    if (last && isTogether(last, happening)) last.push(happening);
    else moments.push([happening]);
  }
  return moments;
}

function isTogether(moment: Happening[], { at, story }: Happening): boolean {
  const [first] = moment;
  const isNear = first !== undefined && at.getTime() - first.at.getTime() < TOGETHER_MS;
  return isNear && story !== undefined && moment.every((other) => other.story && other.story !== story);
}

function happeningsOf(cast: Cast, story: Story, rank: number): Happening[] {
  const territory = cast.profile.territories.find(
    ({ code }) => code === cast.profile.places[story.slot].epci,
  );
  const scene: Scene = {
    cast,
    story,
    submissionId: "",
    user: followerOf(cast, territory?.team ?? "east", rank),
  };
  const { asked, dismissed, steps = [] } = story;
  const happening = (moment: Story["asked"], act: () => Promise<void>): Happening => ({
    at: instantOf(moment, cast.present),
    story,
    act,
  });
  return [
    happening(asked, async () => {
      scene.submissionId = await ask(scene, rank);
    }),
    ...(dismissed
      ? [
          happening(dismissed.at, () =>
            dismissSubmission(scene.user, scene.submissionId, {
              reason: dismissed.reason,
              note: dismissed.note,
            }),
          ),
        ]
      : []),
    ...steps.map(([moment, act]) => happening(moment, () => act(scene))),
  ];
}

async function ask({ cast, story, user }: Scene, rank: number): Promise<string> {
  const { channel = "form", language = "fr", suspicions = [] } = story;
  const interest = interestOf(story, cast.profile, cast.present, rank);
  return submitInterest(channel === "form" ? PUBLIC : user, interest, {
    channel,
    language,
    suspicions,
  });
}

/** Two colleagues a team: one story each, in turn; the first one of the east has the most. */
function followerOf({ staff }: Cast, team: "east" | "west", rank: number): Scene["user"] {
  if (team === "east") return rank % 3 === 2 ? staff["thomas.lacombe"] : staff.referent;
  return rank % 2 === 0 ? staff["ines.marty"] : staff["bruno.salles"];
}

/**
 * Each working day at 9:01: the mail of the day before has left, reminders that are due go, what was planned is done; the
 * first of each month, the observatory is counted as it was then.
 */
function officeDays({ present, staff }: Cast, stories: readonly Story[]): Happening[] {
  const moments = stories.flatMap(({ asked, steps = [] }) => [asked, ...steps.map(([moment]) => moment)]);
  const longest = Math.max(...moments.map((moment) => ("daysAgo" in moment ? moment.daysAgo : 0)));
  const today = toDay(present);
  return Array.from({ length: longest + 1 }, (_, index) => addWorkingDays(today, index - longest))
    .map((day: Day) => atParis(day, "09:01"))
    .filter((at) => at <= present)
    .map((at) => ({ at, act: () => passOffice(staff, present) }));
}

async function passOffice(staff: Cast["staff"], present: Date): Promise<void> {
  await deliverPastMail();
  await sendDueReminders(200);
  await tellExpiringPromises(200);
  await doPlannedTasks(staff, present);
  const today = toDay(now());
  if (now().getUTCDay() === MONDAY) await countDay(today);
  if (addWorkingDays(today, -1).slice(0, 7) !== today.slice(0, 7)) await countObservatory(today);
}

/** What was due has left at the moment it was due; in a demonstration nothing goes to a mail server. */
async function deliverPastMail(): Promise<void> {
  await Mail.collection.updateMany({ state: "waiting", dueAt: { $lte: now() } }, [
    { $set: { state: "demo", sentAt: "$dueAt", attempts: { $add: ["$attempts", 1] } } },
  ]);
}

/** Only the news of the last working day is still to be read. */
async function readPastNotices(present: Date): Promise<void> {
  const lately = addWorkingDays(present, -1);
  await Notice.collection.updateMany({ at: { $lt: lately } }, [{ $set: { readAt: "$at" } }]);
}
