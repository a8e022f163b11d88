import { openEngine } from "../app/core/db/engine.server";
import { MongoClient } from "mongodb";
import mongoose from "mongoose";
const dir = `/tmp/work/ops/w/j-${Date.now()}`;
let engine = await openEngine({ dataDir: dir, log: () => {} });
const D = { w: "majority", j: true } as const;
await mongoose.connect(engine.uri, { dbName: "x", monitorCommands: true, autoIndex:false });
const seen: string[] = [];
mongoose.connection.getClient().on("commandStarted", (e) => { if (e.commandName==="findAndModify"||e.commandName==="insert") seen.push(JSON.stringify(e.command.writeConcern)+e.commandName); });
const M = mongoose.model("T", new mongoose.Schema({ _id: String, n: Number }, { versionKey: false }));
const raw = mongoose.connection.db!.collection("raws");
await raw.insertOne({ _id: "a" as any, n: 0 }, { writeConcern: D });
await M.collection.insertOne({ _id: "m" as any, n: 0 }, { writeConcern: D });
async function trial(name: string, op: (i: number) => Promise<number>, read: () => Promise<number>) {
  let lost = 0; const diffs: number[] = [];
  for (let round = 0; round < 6; round++) {
    let acked = await read(); let stop = false; let count = 0; const t = performance.now();
    const run = (async () => { while (!stop) { try { acked = Math.max(acked, await op(acked + 1)); count++; } catch { return; } } })();
    await new Promise(r => setTimeout(r, 150 + Math.random() * 200));
    process.kill(engine.pid, "SIGKILL"); await new Promise(r => setTimeout(r, 20)); stop = true; const ms = performance.now() - t;
    await engine.stop(); engine = await openEngine({ dataDir: dir, log: () => {} }); await run;
    const present = await read(); if (present < acked) { lost++; diffs.push(acked - present); }
    console.log(name, "round", round, "acked", acked, "present", present, "per op ms", (ms / count).toFixed(2));
  }
  console.log(name, "lost rounds", lost, diffs);
}
await trial("insert j", async (n) => { await raw.insertOne({ n }, { writeConcern: D }); return n; }, async () => (await raw.find().sort({ n: -1 }).limit(1).next())?.n ?? 0);
await trial("raw findOneAndUpdate j", async (n) => (await raw.findOneAndUpdate({ _id: "a" as any }, { $set: { n } }, { writeConcern: D, returnDocument: "after" }))?.n, async () => (await raw.findOne({ _id: "a" as any }))?.n);
await trial("mongoose findOneAndUpdate j", async (n) => (await M.findOneAndUpdate({ _id: "m" }, { $set: { n } }, { writeConcern: D, returnDocument: "after", lean: true }))?.n ?? 0, async () => (await M.findById("m").lean())?.n ?? 0);
await trial("updateOne j", async (n) => { await raw.updateOne({ _id: "a" as any }, { $set: { n } }, { writeConcern: D }); return n; }, async () => (await raw.findOne({ _id: "a" as any }))?.n);
console.log([...new Set(seen)]);
await mongoose.disconnect(); await engine.stop();
