import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Notice } from "#models/notice";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { tellExpiringPromises } from "~/features/promises/promise-reminders.commands.server";
import { promiseIn } from "~/features/promises/promise-words";
import {
  breakPromise,
  keepPromise,
  makePromise,
  movePromise,
} from "~/features/promises/promises.commands.server";
import { listPromises } from "~/features/promises/promises.queries.server";
import { formatDay } from "~/vocabulary/typography";

const ROUTE = "_staff.promises.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

it("is read in a note, with what to do and for whom", () => {
  const read = (text: string) => promiseIn(text, "Élodie", "2026-05-12");
  expect(read("On vous rappelle mardi.")).toEqual({ label: "Rappeler Élodie", dueOn: "2026-05-19" });
  expect(read("Je vous envoie la liste demain")).toEqual({
    label: "Envoyer la liste à Élodie",
    dueOn: "2026-05-13",
  });
  expect(read("À voir fin juin")?.label).toBe("Donner des nouvelles à Élodie");
  expect(read("Tout va bien.")).toBeNull();
});

it.each([
  ["Je vous envoie le plan vendredi.", "Envoyer le plan à Élodie"],
  ["Je vous envoie vendredi le plan du cabinet.", "Envoyer le plan du cabinet à Élodie"],
  ["Bonjour. On transmet l’annonce avant vendredi", "Envoyer l’annonce à Élodie"],
  ["J’envoie son dossier à la mairie demain", "Envoyer son dossier à la mairie"],
  ["Je vous envoie ça vendredi.", "Envoyer à Élodie\u00A0: «\u00A0Je vous envoie ça vendredi.\u00A0»"],
])("offers to send what « %s » tells of", (text, label) => {
  expect(promiseIn(text, "Élodie", "2026-05-12")?.label).toBe(label);
});

describe("a promise", () => {
  it("is kept under the name of whoever made it, once for one line", async () => {
    await promise({ entryId: "e".repeat(24) });
    await promise({ entryId: "e".repeat(24) });
    expect(await Task.find({ kind: "promise" }).lean()).toMatchObject([
      { ownerId: user.id, dueOn: "2026-05-19", state: "open", track: "family" },
    ]);
    expect(await countAudited("promise.made")).toBe(1);
  });

  it("kept, is told in the file and cannot be closed again", async () => {
    const made = await promise();
    await keepPromise(user, made);
    expect(await Task.findById(made._id).lean()).toMatchObject({ state: "done", promise: { isKept: true } });
    expect(await countAudited("promise.kept", made._id)).toBe(1);
    expect(await Entry.countDocuments({ householdId, text: /^Promesse tenue/ })).toBe(1);
    expect(await refusalOf(breakPromise(user, made, "Trop tard"))).toMatch(/déjà close/);
  });

  it("broken, keeps its reason", async () => {
    const made = await promise();
    await breakPromise(user, made, "Le propriétaire n’a pas répondu.");
    expect((await Task.findById(made._id).lean())?.promise).toMatchObject({ isKept: false });
    expect(await countAudited("promise.broken", made._id)).toBe(1);
    await settle();
    expect(await Entry.countDocuments({ householdId, text: /propriétaire n’a pas répondu/ })).toBe(1);
  });

  it("moved, keeps the days it had, and refuses the day it has", async () => {
    const made = await promise();
    expect(await refusalOf(movePromise(user, made, { dueOn: made.dueOn, reason: "Rien" }))).toMatch(
      /déjà ce jour/,
    );
    await movePromise(user, made, { dueOn: "2026-05-22", reason: "Attend l’agence" });
    expect(await Task.findById(made._id).lean()).toMatchObject({
      dueOn: "2026-05-22",
      promise: { tellOn: "2026-05-21", moves: [{ fromOn: "2026-05-19", toOn: "2026-05-22", by: user.id }] },
    });
    expect(await refusalOf(movePromise(user, made, { dueOn: "2026-06-02", reason: "Encore" }))).toMatch(
      /reportée entre-temps/,
    );
  });
});

describe("no promise expires silently", () => {
  it("is told the working day before, the day itself, once when late, then no more", async () => {
    await promise({ dueOn: "2026-05-18" });
    const said: (string | undefined)[] = [];
    for (const day of ["2026-05-13", "2026-05-15", "2026-05-16", "2026-05-18", "2026-05-19", "2026-05-22"]) {
      setClock(new Date(`${day}T08:00:00Z`));
      await tellExpiringPromises(10);
      await tellExpiringPromises(10);
      await settle();
      said.push(
        (await Notice.find({ accountId: user.id, at: { $gte: new Date(`${day}T00:00:00Z`) } }).lean())[0]
          ?.text,
      );
    }
    expect(said).toEqual([
      undefined,
      `Promesse à tenir ${formatDay("2026-05-18")}\u00A0: Rappeler Élodie`,
      undefined,
      "Promesse à tenir aujourd’hui\u00A0: Rappeler Élodie",
      `Promesse en retard, ${formatDay("2026-05-18")}\u00A0: Rappeler Élodie`,
      undefined,
    ]);
  });

  it("is not told once kept", async () => {
    await keepPromise(user, await promise({ dueOn: "2026-05-13" }));
    setClock(new Date("2026-05-14T08:00:00Z"));
    expect(await tellExpiringPromises(10)).toBe(0);
  });

  it("goes to whoever follows the file when its owner has left", async () => {
    const { Account } = await import("#models/account");
    const gone = await createUser("referent", { name: "Léo Parti" });
    await makePromise(gone, await fileOf(householdId), { label: "Rappeler Élodie", dueOn: "2026-05-12" });
    await Account.updateOne({ _id: gone.id }, { state: "disabled" });
    await tellExpiringPromises(10);
    await settle();
    expect(await Notice.countDocuments({ accountId: user.id, text: /^Promesse à tenir aujourd’hui/ })).toBe(
      1,
    );
    expect(await Task.countDocuments({ kind: "promise", ownerId: user.id })).toBe(1);
  });
});

describe("the register", () => {
  it("lists the late ones first, mine apart from the team’s", async () => {
    const other = await createUser("referent", { name: "Inès Marty" });
    await promise({ label: "Confirmer à Élodie", dueOn: "2026-05-28" });
    await promise({ label: "Rappeler Élodie", dueOn: "2026-05-13" });
    await makePromise(other, await fileOf(householdId), { label: "Écrire", dueOn: "2026-05-20" });
    expect(await labels("mine")).toEqual(["Rappeler Élodie", "Confirmer à Élodie"]);
    expect(await labels("team")).toEqual(["Rappeler Élodie", "Écrire", "Confirmer à Élodie"]);
    expect(await labels("closed")).toEqual([]);
  });

  it("shows nothing of a file that is not one’s own to see", async () => {
    await promise();
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await listPromises(stranger, "team", 1)).rows).toEqual([]);
    const { _id } = await promise({ label: "Autre" });
    const answer = await callRoute(ROUTE, stranger, "/promises", { intent: "keep", promiseId: _id });
    expect(answer.status).toBe(404);
  });

  it("refuses a broken promise without its reason, in French", async () => {
    const { _id } = await promise();
    const answer = await callRoute(ROUTE, user, "/promises", { intent: "break", promiseId: _id });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Dites pourquoi");
  });

  it.each(["recruteur", "elu", "dpo"] as const)("is closed to a %s", async (role) => {
    expect((await callRoute(ROUTE, await createUser(role), "/promises")).status).toBe(403);
  });
});

async function labels(view: "mine" | "team" | "closed"): Promise<string[]> {
  return (await listPromises(user, view, 1)).rows.map(({ label }) => label);
}

async function promise(values: Partial<Parameters<typeof makePromise>[2]> = {}): Promise<TaskRecord> {
  const made = { label: "Rappeler Élodie", dueOn: "2026-05-19", ...values };
  const id = await makePromise(user, await fileOf(householdId), made);
  const task = await Task.findById(id).lean<TaskRecord>();
  if (!task) throw new Error("no promise");
  return task;
}
