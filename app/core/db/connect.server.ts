import { createHash } from "node:crypto";
import mongoose from "mongoose";
import { Meta } from "#models/meta";
import { logger } from "../logger.server";
import { DURABLE } from "./durability.server";
import { migrate } from "./migrations.server";
import { ALL_MODELS } from "./models.server";

const DATABASE = "conciergerie";

/** Opens the connection of this process to a MongoDB server; the name of the base may be in the address. */
export async function connectDatabase(uri: string): Promise<void> {
  mongoose.set("strictQuery", true);
  await mongoose.connect(uri, {
    dbName: databaseNameOf(uri),
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 20,
    minPoolSize: 2,
    serverSelectionTimeoutMS: 5000,
  });
  mongoose.connection.on("error", (error) => logger.error({ err: error }, "database connection"));
}

/** Migrates the base, then brings its indexes in line with the models; refuses a base newer than the code. */
export async function prepareDatabase(): Promise<void> {
  await migrate();
  await syncIndexes();
}

/** The native handle on the base, for Agenda and backups. */
export function database(): mongoose.mongo.Db {
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return db;
}

/** The same, whose writes wait for the disk: for the sign-in library, which says nothing of it. */
export function durableDatabase(): mongoose.mongo.Db {
  return databaseClient().db(database().databaseName, { writeConcern: DURABLE });
}

/** The driver's client under that handle, for the counters of the limits. */
export function databaseClient(): mongoose.mongo.MongoClient {
  return mongoose.connection.getClient();
}

/** Whether this process is connected to its base right now. */
export function isConnected(): boolean {
  return mongoose.connection.readyState === 1;
}

/** Calls back each time the base answers again after having gone away. */
export function onReconnection(listener: () => void): void {
  mongoose.connection.on("reconnected", listener);
}

/** Closes the connection of this process. */
export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
}

async function syncIndexes(): Promise<void> {
  const signature = indexSignature();
  const meta = await Meta.findById("schema").lean();
  if (meta?.indexSignature === signature) return;
  for (const model of ALL_MODELS) {
    await model.createCollection();
    await model.syncIndexes();
  }
  await Meta.updateOne({ _id: "schema" }, { $set: { indexSignature: signature } });
}

/** Changes when any index of any model changes, so that an unchanged base starts without asking. */
function indexSignature(): string {
  const indexes = ALL_MODELS.map((model) => [model.collection.name, model.schema.indexes()]);
  return createHash("sha256").update(JSON.stringify(indexes)).digest("hex");
}

function databaseNameOf(uri: string): string {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri) ?? [];
  return name || DATABASE;
}
