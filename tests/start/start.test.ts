import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsOf } from "../browser/accessibility";
import { goto, visit } from "../browser/site";
import {
  enginePid,
  engineRecord,
  isAlive,
  type StartedApp,
  startApp,
  temporaryDirectory,
  until,
} from "../support/started-app";

/** Long enough for the request to be on its way when the signal comes. */
const HALF_WAY_MS = 200;
/** More than Node accepts in one turn of its loop. */
const MANY = 40;
const PASSWORD = "quatre mots sans rapport";

describe("an empty base without demonstration", () => {
  const directory = temporaryDirectory();
  let app: StartedApp;

  beforeAll(async () => {
    app = await startApp(directory.dataDir, { DEMO: "0" });
  });

  afterAll(async () => {
    await app.stop();
    directory.remove();
  });

  it("prints a link good once, which creates the first responsable and opens the settings", async () => {
    const link = setupLink(app);
    const { page, problems, close } = await visit({ baseURL: app.baseUrl });
    await goto(page, link);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel("Prénom et nom").fill("Claire Dumont");
    await page.getByLabel("Adresse e-mail").fill("claire.dumont@departement.example");
    await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Créer le compte" }).click();
    await page.waitForURL(/\/settings\/brand\?start/);
    await page.getByLabel("Nom du service").waitFor();
    expect((await page.request.get(link)).status()).toBe(404);
    expect(problems).toEqual([]);
    await close();
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "stops calmly on %s: the request in flight is answered, the engine closes, exit 0",
    async (signal) => {
      await app.stop();
      app = await startApp(directory.dataDir, { DEMO: "0" });
      const engine = enginePid(directory.dataDir) ?? 0;
      expect(isAlive(engine)).toBe(true);
      const answer = slowSignIn(app.baseUrl);
      await answer.begun;
      const exited = app.stop(signal);
      await sleep(HALF_WAY_MS);
      answer.finish();
      expect(await answer.status).toBe(400);
      expect(await exited).toBe(0);
      expect(isAlive(engine)).toBe(false);
      expect(enginePid(directory.dataDir)).toBeUndefined();
    },
  );

  it("answers every connection already made when it is told to stop", async () => {
    await app.stop();
    app = await startApp(directory.dataDir, { DEMO: "0" });
    const answers = await connections(app.baseUrl, MANY);
    const exited = app.stop();
    expect((await Promise.all(answers)).filter((status) => status !== "200")).toEqual([]);
    expect(await exited).toBe(0);
  });

  it("keeps a form sent while the engine restarts, and the page asked for by a page", async () => {
    app = await startApp(directory.dataDir, { DEMO: "0" });
    process.kill(enginePid(directory.dataDir) ?? 0, "SIGKILL");
    await until("a degraded health", async () => (await health(app)).status === "degraded");
    const [form, data] = await Promise.all([
      fetch(`${app.baseUrl}/login`, {
        method: "POST",
        headers: { Origin: app.baseUrl },
        body: new URLSearchParams({ email: "personne@exemple.fr", password: "incorrect" }),
      }),
      fetch(`${app.baseUrl}/login.data`),
    ]);
    expect(form.status).toBe(400);
    expect(data.status).toBe(200);
  });

  it("says in French that it comes back while a killed engine restarts, then answers", async () => {
    await app.stop();
    app = await startApp(directory.dataDir, { DEMO: "0" });
    // At once, while the tasks start; then in the middle of their work.
    for (const pause of [0, 300, 1500]) {
      await sleep(pause);
      process.kill(enginePid(directory.dataDir) ?? 0, "SIGKILL");
      // A restart takes half a second: look at what never waits for the base.
      await until("a degraded health", async () => (await health(app)).status === "degraded");
      const page = await read(app, "/login");
      expect(page.status).toBe(503);
      expect(page.text).toContain("Un instant, nous revenons");
      await until("the sign-in page", async () => (await read(app, "/login")).status === 200);
      expect(await health(app)).toMatchObject({ status: "ok", engine: "ready" });
    }
    const backAt = new Date();
    await until("the tasks to run again", () => haveTasksRunSince(directory.dataDir, backAt));
  });
});

async function read(app: StartedApp, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${app.baseUrl}${path}`);
  return { status: response.status, text: await response.text() };
}

async function health(app: StartedApp): Promise<{ status: string; engine: string }> {
  return JSON.parse((await read(app, "/healthz")).text);
}

/** Whether the tasks that run every few seconds have all run since a moment. */
async function haveTasksRunSince(dataDir: string, moment: Date): Promise<boolean> {
  const client = await MongoClient.connect(engineRecord(dataDir)?.uri ?? "");
  const runs = client.db("conciergerie").collection<{ _id: string }>("background-runs");
  const tasks = ["clock", "outbox", "relay"];
  const count = await runs.countDocuments({ _id: { $in: tasks }, lastFinishedAt: { $gte: moment } });
  await client.close();
  return count === tasks.length;
}

/** So many connections which all have sent a request; the statuses answered, once they are closed. */
async function connections(baseUrl: string, count: number): Promise<Promise<string>[]> {
  const { hostname, port } = new URL(baseUrl);
  const sent = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(`GET /login HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
      return { status: text(socket).then((answer) => answer.slice(9, 12), String) };
    }),
  );
  return sent.map(({ status }) => status);
}

function setupLink(app: StartedApp): string {
  const [link = ""] = /http:\/\/\S+\/demarrage\/\S+/.exec(app.output()) ?? [];
  return link;
}

/** A sign-in whose body is sent in two halves: in flight until the second leaves. */
function slowSignIn(baseUrl: string) {
  const body = "email=personne%40exemple.fr&password=incorrect";
  const half = body.length / 2;
  const request = httpRequest(`${baseUrl}/login`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": body.length,
      Origin: baseUrl,
    },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => resolve(response.resume().statusCode));
  });
  const begun = new Promise<void>((resolve) => request.write(body.slice(0, half), () => resolve()));
  return { begun, status, finish: () => request.end(body.slice(half)) };
}
