import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Import, type ImportRecord } from "#models/import";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { createUser } from "#tests/factories/accounts";
import { countAudited } from "#tests/factories/files";
import { testEngineUri } from "#tests/support/database";
import { TUESDAY } from "#tests/support/setup";
import { settle } from "~/core/db/relay.server";
import { derivedId } from "~/core/ids.server";
import { resumeImports } from "~/features/imports/import-run.commands.server";
import { mapColumns, receiveFile } from "~/features/imports/imports.commands.server";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";

/** Two batches of steps: killed after the first, it leaves the other. */
const ROWS = 250;
const script = fileURLToPath(new URL("./import-crash-worker.ts", import.meta.url));

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill("SIGKILL");
});

it("is finished by another process when the one creating its files is killed, then taken back whole", async () => {
  const user = await createUser();
  const lines = Array.from({ length: ROWS }, (_, row) => `Nom${row}\tJeanne\tp${row}@internes.example`);
  const id = await receiveFile(user, { pasted: ["Nom\tPrénom\tMél", ...lines].join("\n") });
  const { mapping, kinds, nextAction } = await Import.findById(id).orFail().lean<ImportRecord>();
  const reading = { mapping, kinds, nextAction, rule: "complete" as const, referentId: user.id };
  await mapColumns(user, await Import.findById(id).orFail().lean<ImportRecord>(), reading);
  const restructuringId = derivedId("import", id);
  await Import.updateOne({ _id: id }, { state: "importing", restructuringId });

  const { done, total } = await killHalfWay(restructuringId);
  expect([done > 0, done < total]).toEqual([true, true]);
  // Nobody takes over before its time: the dead process may only be slow.
  expect(await resumeAllRestructurings()).toBe(0);
  await Restructuring.updateOne({ _id: restructuringId }, { "lease.until": new Date(0) });
  await Import.updateOne({ _id: id }, { "lease.until": new Date(0) });
  await resumeImports();
  await untilState("done");

  expect(await countsOf()).toEqual({ files: ROWS, candidates: ROWS, names: ROWS, entries: ROWS });
  const files = await Household.distinct("_id");
  expect(await Candidate.countDocuments({ householdId: { $in: files } })).toBe(ROWS);
  expect(await RestructuringStep.distinct("state")).toEqual(["applied"]);
  await settle();
  expect(await countAudited("restructuring.started")).toBe(1);

  await undoRestructuring(user, restructuringId, []);
  await untilState("reverted");
  expect(await countsOf()).toEqual({ files: 0, candidates: 0, names: 0, entries: 0 });
}, 60_000);

/** Kills the process at work as soon as the first batch is behind; returns how far it was. */
async function killHalfWay(restructuringId: string): Promise<RestructuringRecord> {
  child = spawn(process.execPath, ["--import", "tsx", script, testEngineUri()], {
    env: { ...process.env, NOW: TUESDAY.toISOString() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const closed = once(child, "close");
  while (!(await Restructuring.exists({ _id: restructuringId, done: { $gt: 0 } }))) await wait(5);
  child.kill("SIGKILL");
  await closed;
  return Restructuring.findById(restructuringId).orFail().lean<RestructuringRecord>();
}

async function countsOf() {
  return {
    files: await Household.countDocuments(),
    candidates: await Candidate.countDocuments(),
    names: (await Candidate.distinct("lastName")).length,
    entries: await Entry.countDocuments(),
  };
}

async function untilState(state: "done" | "reverted"): Promise<void> {
  while (!(await Restructuring.exists({ state }))) {
    await resumeAllRestructurings();
    await wait(20);
  }
}
