import { setTimeout as wait } from "node:timers/promises";
import { Meta } from "#models/meta";
import { SetupError } from "../errors";
import { isDuplicateKey } from "./commit.server";

export interface Migration {
  /** One more than the migration before it. */
  version: number;
  /** What it does, for the log. */
  label: string;
  /** Safe to run again from its beginning: a crash may have stopped it half-way. */
  run(): Promise<void>;
}

/** In order; version 1 is the base as first created. */
const MIGRATIONS: readonly Migration[] = [];

const LOCK_MS = 60_000;

/**
 * Runs the migrations the base has not had yet, under a lock so that two processes do not run them
 * together. Refuses, with a sentence, a base that a newer version of the software has written.
 */
export async function migrate(migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const target = newestSchemaVersion(migrations);
  const known = await schemaVersion(target);
  if (known > target) {
    throw new SetupError(
      `Cette base a été écrite par une version plus récente du logiciel (schéma ${known}, attendu ${target}) : installez cette version, ou restaurez une sauvegarde antérieure.`,
    );
  }
  if (known === target) return;
  await lock();
  try {
    for (const migration of migrations) await runOnce(migration);
  } finally {
    await Meta.updateOne({ _id: "schema" }, { $unset: { lockedUntil: 1 } });
  }
}

/** The version a base has once this software has migrated it. */
export function newestSchemaVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 1;
}

async function schemaVersion(versionOfNewBase: number): Promise<number> {
  const meta = await Meta.findById("schema").lean();
  if (meta) return meta.schemaVersion;
  try {
    await Meta.create({ _id: "schema", schemaVersion: versionOfNewBase });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return versionOfNewBase;
}

async function lock(): Promise<void> {
  for (;;) {
    const taken = await Meta.findOneAndUpdate(
      { _id: "schema", $or: [{ lockedUntil: { $exists: false } }, { lockedUntil: { $lt: new Date() } }] },
      { $set: { lockedUntil: new Date(Date.now() + LOCK_MS) } },
    ).lean();
    if (taken) return;
    await wait(250);
  }
}

async function runOnce(migration: Migration): Promise<void> {
  const meta = await Meta.findById("schema").lean();
  if (!meta || meta.schemaVersion >= migration.version) return;
  await migration.run();
  await Meta.updateOne(
    { _id: "schema" },
    { $set: { schemaVersion: migration.version, lockedUntil: new Date(Date.now() + LOCK_MS) } },
  );
}
