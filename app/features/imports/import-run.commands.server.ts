import { setTimeout as wait } from "node:timers/promises";
import { Import, type ImportRecord } from "#models/import";
import { ImportRow } from "#models/import-row";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { freeToTake, lease, stillTaken } from "~/core/db/lease.server";
import { readAhead } from "~/core/db/read-ahead";
import { type PlannedStep, planRestructuring } from "~/core/db/restructure-plan.server";
import { derivedId } from "~/core/ids.server";
import { logger } from "~/core/logger.server";
import { getSettings } from "~/core/settings.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { launchRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { batchesOf, countRows, referenceOf } from "./import-check.commands.server";
import { completing, creating, knownOf } from "./import-steps.queries.server";
import { readRow } from "./row-reading";

/** A short import is over before the next page; a longer one shows how far it is. */
const PATIENCE_MS = 1000;

const underWay = new Map<string, Promise<void>>();

/**
 * Creates the files of an import, each with a next action, an owner and a date, and completes known ones as decided;
 * rows in error stay. Does not hold the page up: what stops it is logged, and the background takes it up again.
 * Refuses what is already launched.
 */
export async function startImport(user: User, { _id }: ImportRecord): Promise<void> {
  await commit(user, Import, _id, {
    onlyIf: { state: "review" },
    refusal: "Cet import est déjà lancé.",
    set: { state: "importing", restructuringId: derivedId("import", _id) },
    effects: [audit("import.started")],
  });
  await Promise.race([runImport(user, _id).catch(() => {}), wait(PATIENCE_MS)]);
}

/**
 * The background's part: plans again, and carries out, what a stop interrupted; one that fails
 * holds up no other. Returns how many.
 */
export async function resumeImports(): Promise<number> {
  const left = await Import.find({ state: "importing", ...freeToTake() }, { actorId: 1 }).lean();
  for (const { _id, actorId } of left) await runImport({ id: actorId }, _id).catch(() => {});
  return left.length;
}

function runImport(actor: Actor, id: string): Promise<void> {
  const running = underWay.get(id) ?? runOnce(actor, id).finally(() => underWay.delete(id));
  underWay.set(id, running);
  running.catch((error: unknown) => logger.error({ err: error, importId: id }, "import interrupted"));
  return running;
}

async function runOnce(actor: Actor, id: string): Promise<void> {
  const found = await take(id);
  if (!found?.restructuringId) return;
  try {
    await planAndLaunch(actor, found, found.restructuringId);
  } finally {
    await Import.updateOne({ _id: id, ...stillTaken() }, { $unset: { lease: 1 } });
  }
}

async function planAndLaunch(actor: Actor, found: ImportRecord, restructuringId: string): Promise<void> {
  const { _id, name, counts } = found;
  const plan = { id: restructuringId, kind: "import" as const, label: `Import de « ${name} »` };
  await planRestructuring(actor, { ...plan, summary: { importId: _id, ...counts } }, stepsOf(found));
  await countRows(_id);
  await launchRestructuring(actor, restructuringId);
  await commit(SOFTWARE, Import, _id, {
    set: { state: "imported", doneAt: now() },
    effects: [],
    isDerived: true,
  });
}

/** Reserves an import for this process; null when another has it, or when it is over. */
async function take(id: string): Promise<ImportRecord | null> {
  return Import.findOneAndUpdate(
    { _id: id, state: "importing", ...freeToTake() },
    { $set: { lease: lease() } },
    { returnDocument: "after" },
  ).lean<ImportRecord>();
}

/** Two processes planning one import would take each other's rows away: who lost it stops. */
async function keep(id: string): Promise<void> {
  const { matchedCount } = await Import.updateOne(
    { _id: id, state: "importing", ...stillTaken() },
    { $set: { lease: lease() } },
  );
  if (matchedCount === 0) throw new Error("this import was taken over");
}

async function* stepsOf(found: ImportRecord): AsyncGenerator<PlannedStep> {
  const [reference, pipelines, { calendar }] = await Promise.all([
    referenceOf(found),
    listPipelines(),
    getSettings(),
  ]);
  const table = { found, pipelines, calendar };
  for await (const rows of readAhead(batchesOf(found._id))) {
    await keep(found._id);
    const known = await knownOf(rows);
    for (const row of rows) {
      if (row.state === "wrong") continue;
      const { person, problems } = readRow(row.cells, reference);
      if (problems.length > 0) {
        // What it is compared to changed since the review: it is told, not dropped.
        await ImportRow.updateOne({ _id: row._id }, { $set: { state: "wrong", problems } });
        continue;
      }
      const decision = row.state === "new" ? "create" : (row.decision ?? found.rule);
      if (decision === "create") yield* creating(table, row, person);
      if (decision === "complete") yield* completing(table, row, person, known);
    }
  }
  await keep(found._id);
}
