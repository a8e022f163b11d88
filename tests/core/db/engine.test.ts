import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DURABLE } from "~/core/db/durability.server";
import { type Engine, type EngineOptions, joinEngine, openEngine } from "~/core/db/engine.server";
import { sweepStaleSockets } from "~/core/db/engine-socket.server";
import { SetupError } from "~/core/errors";

const ownerScript = fileURLToPath(new URL("./engine-owner.ts", import.meta.url));
const engines: Engine[] = [];
const owners: ChildProcess[] = [];
const clients: MongoClient[] = [];
const sentences: string[] = [];
let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "engine-test-"));
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const engine of engines.splice(0).reverse()) await engine.stop();
  for (const owner of owners.splice(0)) owner.kill("SIGKILL");
  sentences.length = 0;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

describe("opening", { timeout: 60_000 }, () => {
  it("opens an empty directory, capped, and answers", async () => {
    const engine = await open({ cacheMb: 64 });

    const status = await database(engine.uri).command({ serverStatus: 1 });

    expect(status.wiredTiger.cache["maximum bytes configured"]).toBe(64 * 1024 * 1024);
    expect(engine).toMatchObject({ isOwner: true, cacheMb: 64 });
    expect(sentences.join()).toContain("cache 64 Mo");
  });

  it("leaves a record that only this user can read, and removes it when it stops", async () => {
    const engine = await open();
    const file = path.join(dataDir, "engine.json");

    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ pid: engine.pid, uri: engine.uri, cacheMb: 96 });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const socket = decodeURIComponent(new URL(engine.uri).host);
    await engine.stop();
    expect(engine.state()).toBe("stopped");
    expect([file, socket, path.dirname(socket)].filter((left) => existsSync(left))).toEqual([]);
    expect(isAlive(engine.pid)).toBe(false);
  });

  it("joins the engine that already runs on the directory", async () => {
    const owner = await open();
    const guest = await open();

    expect(guest).toMatchObject({ isOwner: false, uri: owner.uri, pid: owner.pid });
    await guest.stop();
    await expect(database(owner.uri).command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });

  it("shares one engine between two openings at the same moment", async () => {
    const [first, second] = await Promise.all([open(), open()]);

    expect(first.uri).toBe(second.uri);
    expect([first.isOwner, second.isOwner].sort()).toEqual([false, true]);
  });

  it("finds nothing to join when the record is stale or torn", async () => {
    expect(await joinEngine(dataDir)).toBeNull();
    writeRecord(
      JSON.stringify({ pid: 999_999, uri: "mongodb://%2Ftmp%2Fgone%2Fmongodb.sock/", cacheMb: 96 }),
    );
    expect(await joinEngine(dataDir)).toBeNull();
    writeRecord('{"pid": 12, "ur');
    expect(await joinEngine(dataDir)).toBeNull();

    const engine = await open();
    expect(engine.isOwner).toBe(true);
  });

  it("refuses with one sentence a directory that something else holds", async () => {
    await open();
    rmSync(path.join(dataDir, "engine.json"));

    const refused = open({ patienceMs: 0 });

    await expect(refused).rejects.toThrow(SetupError);
    await expect(refused).rejects.toThrow(`Le dossier ${dataDir} est déjà ouvert par un autre programme`);
  });

  it("refuses with one sentence a directory that cannot exist", async () => {
    const file = path.join(dataDir, "file");
    writeFileSync(file, "");

    await expect(openEngine({ dataDir: path.join(file, "data"), log: () => {} })).rejects.toThrow("DATA_DIR");
  });
});

describe("surviving", { timeout: 60_000 }, () => {
  it("restarts a killed engine at the same address, with everything acknowledged", async () => {
    const engine = await open();
    const restarted = vi.fn();
    engine.onRestart(restarted);
    const items = database(engine.uri).collection("items");
    await items.insertOne({ name: "before" }, { writeConcern: DURABLE });
    const { pid, uri } = engine;

    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(engine.state()).toBe("restarting"), { timeout: 5000 });
    await vi.waitFor(() => expect(engine.state()).toBe("ready"), { timeout: 10_000 });

    expect(restarted).toHaveBeenCalledExactlyOnceWith(uri);
    expect(engine.pid).not.toBe(pid);
    expect(await items.countDocuments({ name: "before" })).toBe(1);
    expect(await cacheOf(engine.uri)).toBe(96 * 1024 * 1024);
  });

  it("restarts again and again", async () => {
    const engine = await open();
    for (let round = 0; round < 3; round++) {
      const { pid } = engine;
      process.kill(pid, "SIGKILL");
      await vi.waitFor(() => expect(engine.pid).not.toBe(pid), { timeout: 10_000 });
    }
    await vi.waitFor(() => expect(engine.state()).toBe("ready"), { timeout: 5000 });
  });

  it("stops in the middle of a restart", async () => {
    const engine = await open();
    process.kill(engine.pid, "SIGKILL");
    await vi.waitFor(() => expect(engine.state()).toBe("restarting"), { timeout: 5000 });

    await engine.stop();

    expect(engine.state()).toBe("stopped");
    expect((await open()).isOwner).toBe(true);
  });

  it("ignores signals meant for its parent", async () => {
    const engine = await open();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.kill(engine.pid, signal);

    await expect(database(engine.uri).command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
    expect(engine.state()).toBe("ready");
  });

  it("leaves and frees the directory when its parent is killed", async () => {
    const { owner, record } = await spawnOwner();

    owner.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(record.pid)).toBe(false), { timeout: 10_000 });

    expect((await open()).isOwner).toBe(true);
  });

  it("takes over when the process it had joined stops", async () => {
    const owner = await open();
    const guest = await open();

    await owner.stop();
    await vi.waitFor(() => expect(guest.isOwner).toBe(true), { timeout: 15_000 });

    await expect(database(guest.uri).command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });

  it("takes over when the process it had joined is killed", async () => {
    const { owner, record } = await spawnOwner();
    const guest = await open();
    expect(guest.isOwner).toBe(false);

    owner.kill("SIGKILL");
    await vi.waitFor(() => expect(guest.isOwner).toBe(true), { timeout: 15_000 });

    expect(guest.uri).toBe(record.uri);
    await expect(database(guest.uri).command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });
});

describe("sweeping", () => {
  it("removes old folders nobody listens in, and nothing else", async () => {
    const names = [
      "embedded-mongodb-aBc123",
      "conciergerie-0123abcd",
      "embedded-mongodb-recent",
      "somebody-else",
    ];
    for (const name of names) mkdirSync(path.join(dataDir, name));
    const old = new Date(Date.now() - 3_600_000);
    for (const name of names.filter((name) => name !== "embedded-mongodb-recent")) {
      utimesSync(path.join(dataDir, name), old, old);
    }
    mkdirSync(path.join(dataDir, "conciergerie-ffffffff"));

    await sweepStaleSockets(dataDir);

    const left = [...names, "conciergerie-ffffffff"].filter((name) => existsSync(path.join(dataDir, name)));
    expect(left).toEqual(["embedded-mongodb-recent", "somebody-else", "conciergerie-ffffffff"]);
  });
});

async function open(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await openEngine({ dataDir, log: (sentence) => sentences.push(sentence), ...options });
  engines.push(engine);
  return engine;
}

async function spawnOwner(): Promise<{ owner: ChildProcess; record: { pid: number; uri: string } }> {
  const owner = spawn(process.execPath, ["--import", "tsx", ownerScript, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  owners.push(owner);
  const [line] = await Promise.race([once(owner.stdout, "data"), once(owner, "exit")]);
  return { owner, record: JSON.parse(String(line)) };
}

function database(uri: string): ReturnType<MongoClient["db"]> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  clients.push(client);
  return client.db("test");
}

async function cacheOf(uri: string): Promise<number> {
  const status = await database(uri).command({ serverStatus: 1 });
  return status.wiredTiger.cache["maximum bytes configured"];
}

function writeRecord(text: string): void {
  writeFileSync(path.join(dataDir, "engine.json"), text);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
