import { describe, expect, it } from "vitest";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail, type MailRecord } from "#models/mail";
import { Need, type NeedRecord } from "#models/need";
import { Partner } from "#models/partner";
import { Submission, type SubmissionRecord } from "#models/submission";
import { isOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { AGGREGATES } from "~/core/db/models.server";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { NEED_STATES } from "~/vocabulary/needs";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

interface Told {
  /** Every document of every collection, as text. */
  everything: string;
  pending: number;
  households: HouseholdRecord[];
  needs: NeedRecord[];
  handOffs: HandOffRecord[];
  mails: MailRecord[];
  submissions: SubmissionRecord[];
  partnerKinds: string[];
  today: string;
}

let told: Promise<Told> | undefined;

/** The whole demonstration is long to tell: it is told once, and each test reads what it left. */
function wholeDemonstration(): Promise<Told> {
  told ??= tell();
  return told;
}

async function tell(): Promise<Told> {
  await seedDemo(() => {}, { profile: "lot-et-garonne" });
  const collections = await database().listCollections({}, { nameOnly: true }).toArray();
  const documents = await Promise.all(
    collections.map(({ name }) => database().collection(name).find({}).toArray()),
  );
  const waiting = await Promise.all(
    AGGREGATES.map((model) => model.countDocuments({ "pendingEffects.0": { $exists: true } })),
  );
  return {
    everything: JSON.stringify(documents),
    pending: waiting.reduce((sum, count) => sum + count, 0),
    households: await Household.find({}).lean(),
    needs: await Need.find({}).lean(),
    handOffs: await HandOff.find({}).lean(),
    mails: await Mail.find({}).lean(),
    submissions: await Submission.find({}).lean(),
    partnerKinds: await Partner.distinct("kind"),
    today: toDay(now()),
  };
}

describe("the whole demonstration, started as Lot-et-Garonne", { timeout: 180_000 }, () => {
  it("names nothing of the Lot", async () => {
    const { everything } = await wholeDemonstration();
    expect(everything).not.toMatch(/Oh My Lot|Cahors|Figeac|\b46\d{3}\b|Département du Lot(?!-et)/);
  });

  it("fills every place left in the texts", async () => {
    const { everything } = await wholeDemonstration();
    expect(everything).not.toMatch(/\{(?:lieu|deLieu|ville|deVille|programme|departement)\}/);
  });

  it("holds no address that exists", async () => {
    const { everything } = await wholeDemonstration();
    const addresses = everything.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
    const isFictitious = (address: string) => /\.(?:example|test)$|@127\.0\.0\.1$/.test(address);
    expect(addresses.filter((address) => !isFictitious(address))).toEqual([]);
  });

  it("leaves nothing pending", async () => {
    expect((await wholeDemonstration()).pending).toBe(0);
  });

  it("gives every open file what comes next, for whom and by when, a few of them late", async () => {
    const { households, today } = await wholeDemonstration();
    const open = households.filter(({ state }) => state === "open");
    expect(open.length).toBeGreaterThan(50);
    expect(open.filter(({ nextAction }) => !nextAction?.ownerId || !nextAction.dueOn)).toEqual([]);
    const late = open.filter(({ nextAction }) => nextAction && nextAction.dueOn < today);
    expect(late.length).toBeGreaterThan(3);
    expect(late.length).toBeLessThan(open.length / 3);
  });

  it("has files at every stage of both journeys", async () => {
    const { households } = await wholeDemonstration();
    const reached = new Set(households.flatMap(({ heads }) => heads.map((h) => `${h.pipeline}/${h.stage}`)));
    const stages = DEFAULT_PIPELINES.flatMap(({ _id, stages }) => stages.map(({ key }) => `${_id}/${key}`));
    expect(stages.filter((stage) => !reached.has(stage))).toEqual([]);
  });

  it("has mail in every state a demonstration knows, one for when the office next opens", async () => {
    const { mails } = await wholeDemonstration();
    expect(new Set(mails.map(({ state }) => state))).toEqual(
      new Set(["demo", "waiting", "failed", "cancelled"]),
    );
    expect(mails.filter(({ state, dueAt }) => state === "waiting" && dueAt > now()).length).toBeGreaterThan(
      0,
    );
  });

  it("sends nothing the team starts outside office hours", async () => {
    const { mails } = await wholeDemonstration();
    const started = mails.filter(({ mailClass, sentAt }) => mailClass === "bureau" && sentAt);
    expect(started.length).toBeGreaterThan(20);
    expect(started.filter(({ sentAt }) => sentAt && !isOfficeMoment(sentAt))).toEqual([]);
  });

  it("has new requests, one by phone, two to check, and one from somebody already known", async () => {
    const { submissions, households } = await wholeDemonstration();
    const waiting = submissions.filter(({ state }) => state === "new");
    expect(waiting).toHaveLength(8);
    expect(waiting.filter(({ isSuspect }) => isSuspect)).toHaveLength(2);
    expect(waiting.filter(({ channel }) => channel === "call")).toHaveLength(1);
    expect(households.some(({ heads }) => heads[0]?.lastName === "Caron")).toBe(true);
    expect(waiting.some(({ interest }) => interest.lastName === "CARON")).toBe(true);
  });

  it("shows hand-offs answered in every way, one reminded by mail and then by a call", async () => {
    const { handOffs } = await wholeDemonstration();
    expect([...new Set(handOffs.map(({ state }) => state))].sort()).toEqual(
      [
        "accepted",
        "acknowledged",
        "asked",
        "declined",
        "done",
        "passed-on",
        "prepared",
        "proposed",
        "revoked",
        "sent",
      ].sort(),
    );
    const reminders = handOffs.map((handOff) => handOff.reminders.map(({ kind }) => kind).join(" "));
    expect(reminders).toContain("mail");
    expect(reminders).toContain("mail mail call");
  });

  it("has sent their own page to both of a couple, and one in English", async () => {
    const { mails } = await wholeDemonstration();
    const letters = mails.filter(({ template }) => template === "tracking-link");
    const pages = letters.map(({ householdId, params }) => `${householdId} ${params.language}`);
    expect(new Set(letters.map(({ householdId }) => householdId)).size).toBe(2);
    expect(pages.filter((page) => page.endsWith("en"))).toHaveLength(1);
    expect(letters).toHaveLength(3);
  });

  it("shows needs in every state but the abandoned one", async () => {
    const { needs } = await wholeDemonstration();
    const states = new Set(needs.map(({ state }) => state));
    expect(valuesOf(NEED_STATES).filter((state) => !states.has(state))).toEqual(["dropped"]);
  });

  it("has a correction to accept", async () => {
    const { submissions } = await wholeDemonstration();
    const corrections = submissions.flatMap((submission) => submission.corrections);
    expect(corrections.map(({ state }) => state)).toContain("waiting");
  });

  it("knows partners of every kind", async () => {
    const { partnerKinds } = await wholeDemonstration();
    expect(partnerKinds.sort()).toEqual(valuesOf(PARTNER_KINDS).sort());
  });
});
