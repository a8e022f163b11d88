import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Need } from "#models/need";
import { now } from "~/core/clock.server";
import { connectDatabase, disconnectDatabase, prepareDatabase } from "~/core/db/connect.server";
import { openEngine } from "~/core/db/engine.server";
import { env } from "~/core/env.server";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { RICH_FILE_ID } from "./accounts";
import { fillAccounts, fillSettings, insert } from "./base";
import { type GeneratedFile, generateFile } from "./files";
import { type Chance, chanceFrom } from "./random";

/** `tsx tests/bench/generate.ts 100000` fills DATA_DIR, which must be empty, with so many households. */
const SEED = 47;
const BATCH = 2000;
const LINES_PER_FILE = 3;
const DAY_MS = 24 * 3600 * 1000;

await fill(Number(process.argv[2] ?? 1000));

async function fill(count: number): Promise<void> {
  const engine = await openEngine({ dataDir: env().dataDir, log: () => {} });
  await connectDatabase(engine.uri);
  const referentIds = await fillAccounts();
  await fillSettings(referentIds);
  await fillFiles(count, referentIds);
  // Last: building an index over a full collection is far quicker than feeding it line by line.
  await prepareDatabase();
  await createDefaultPipelines();
  await disconnectDatabase();
  await engine.stop();
}

async function fillFiles(count: number, referentIds: readonly string[]): Promise<void> {
  const chance = chanceFrom(SEED);
  const at = now();
  await save([richFile(chance, referentIds, at)]);
  await insert(HandOff, richHandOffs(chance, referentIds[0] ?? "", at));
  for (let done = 1; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    const files = Array.from({ length: size }, () =>
      generateFile({ chance, referentIds, at, lines: LINES_PER_FILE }),
    );
    await save(files);
    if (done % 50_000 < BATCH) console.log(`${done} dossiers…`);
  }
}

/** The file with 40 related items: 30 lines, 4 needs, 6 hand-offs. */
function richFile(chance: Chance, referentIds: readonly string[], at: Date): GeneratedFile {
  return generateFile({
    chance,
    id: RICH_FILE_ID,
    referentIds,
    at,
    lines: 30,
    needs: ["housing", "spouse-work", "schooling", "childcare"],
  });
}

function richHandOffs(chance: Chance, senderId: string, at: Date): HandOffRecord[] {
  return Array.from({ length: 6 }, (_, index) => ({
    _id: chance.id(),
    version: 1,
    pendingEffects: [],
    appliedEffects: [],
    householdId: RICH_FILE_ID,
    needId: chance.id(),
    needKind: "housing",
    track: "family",
    partnerId: chance.id(),
    partnerName: `Agence des Deux Ponts ${index + 1}`,
    contactId: chance.id(),
    state: index % 2 === 0 ? "declined" : "sent",
    versions: [{ number: 1, title: "Un logement", intro: "", lines: [], answerBy: "2026-12-01", at }],
    linkId: chance.id(),
    linkVersion: 1,
    expiresAt: new Date(at.getTime() + 30 * DAY_MS),
    consentId: chance.id(),
    senderId,
    mailId: chance.id(),
    answers: [],
    reminders: [],
    visibleTo: [`referent:${senderId}`],
    sentAt: new Date(at.getTime() - index * DAY_MS),
    updatedAt: at,
  }));
}

async function save(files: GeneratedFile[]): Promise<void> {
  await Promise.all([
    insert(
      Household,
      files.map(({ household }) => household),
    ),
    insert(
      Candidate,
      files.map(({ candidate }) => candidate),
    ),
    insert(
      Need,
      files.flatMap(({ needs }) => needs),
    ),
    insert(
      Entry,
      files.flatMap(({ entries }) => entries),
    ),
  ]);
}
