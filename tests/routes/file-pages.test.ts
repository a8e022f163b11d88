import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { type Family, plantFamily } from "#tests/factories/families";
import { callRoute } from "#tests/factories/routes";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { readingsWritten } from "~/core/reading-log.server";

/** Sections whose addresses name something which is no file, and shows none. */
const OF_NO_FILE = ["imports", "openings", "partners", "privacy", "restructurings", "settings", "structures"];

/** Every page of a file is loaded for the first time. */
const LONG = 60_000;

/** Pages of a file which ask for more than its id. */
const ASKED: Readonly<Record<string, string>> = {
  "households/$id/stage": "?candidate={candidate}&pipeline=doctor",
};

const pages = readdirSync(path.resolve("app/routes"))
  .filter((name) => name.startsWith("_staff.") && name.includes("$id"))
  .map((name) => ({ name, address: addressOf(name) }))
  .filter(({ address }) => !OF_NO_FILE.includes(sectionOf(address)));

let family: Family;
let ids: Record<string, string>;

beforeEach(async () => {
  const author = await createUser();
  family = await plantFamily(author);
  const { householdId, candidateId, handOffId } = family;
  const photo = newId();
  const paper = await Document.findOne({ householdId }).orFail().lean();
  await storeFile(photo, Buffer.from("photo"));
  await Document.create({ ...paper, _id: photo, addedBy: null, type: "jpeg", addedAt: now() } as never);
  ids = {
    households: householdId,
    candidates: candidateId,
    "hand-offs": handOffId,
    needs: await idOf(Need),
    triage: await idOf(Submission),
    outbox: await idOf(Mail),
    documents: photo,
  };
});

it(
  "writes in the journal who opens any page with a file in its address",
  async () => {
    const [opened, silent]: [string[], string[]] = [[], []];
    for (const { name, address } of pages) {
      const reader = await createUser("responsable");
      const { status } = await callRoute(name, reader, pathOf(address));
      if (status !== 200) continue;
      opened.push(address);
      await readingsWritten();
      const about = { $in: [family.householdId, family.candidateId] };
      if (!(await AuditEvent.exists({ actorId: reader.id, isRead: true, "subject.id": about })))
        silent.push(address);
    }
    expect(opened.length).toBeGreaterThan(20);
    expect(silent).toEqual([]);
  },
  LONG,
);

it(
  "is not there for a colleague who does not follow the file, read or sent",
  async () => {
    const stranger = await createUser("referent", { isWholeDepartement: false });
    for (const { name, address } of pages) {
      for (const form of [undefined, { intent: "none" }]) {
        const { status, body } = await callRoute(name, stranger, pathOf(address), form);
        // A form that no button of the page sends may be refused before anything is looked for.
        const refusals = form ? [400, 403, 404, 405] : [403, 404, 405];
        expect(refusals, `${form ? "sent" : "read"} ${address}`).toContain(status);
        expect(body, address).not.toMatch(/zq[csh]-/);
      }
    }
    await settle();
    await readingsWritten();
    expect(await AuditEvent.find({ actorId: stranger.id }).lean()).toEqual([]);
  },
  LONG,
);

function pathOf(address: string): string {
  const asked = (ASKED[address] ?? "").replace("{candidate}", family.candidateId);
  return `/${address.replace("$id", ids[sectionOf(address)] ?? "")}${asked}`;
}

async function idOf(model: unknown): Promise<string> {
  const found = model as Model<{ _id: string; householdId: string }>;
  const { householdId } = family;
  return (await found.findOne({ householdId }, { _id: 1 }).orFail().lean())._id;
}

function sectionOf(address: string): string {
  return address.split("/")[0] ?? "";
}

/** `_staff.needs.$id_.hand-off.tsx` → `needs/$id/hand-off`. */
function addressOf(name: string): string {
  const segments = name
    .replace(/\.tsx?$/, "")
    .split(".")
    .slice(1);
  return segments
    .filter((segment) => !segment.startsWith("_"))
    .map((segment) => segment.replace(/_$/, ""))
    .join("/");
}
