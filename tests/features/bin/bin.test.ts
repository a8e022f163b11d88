import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { purgeExpired } from "~/core/background/purge.server";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { restoreFromBin } from "~/features/bin/bin.commands.server";
import { listBin } from "~/features/bin/bin.queries.server";
import { addDocuments, deleteDocument } from "~/features/documents/documents.commands.server";
import { getDocument, listDocuments } from "~/features/documents/documents.queries.server";
import { deleteEntry } from "~/features/entries/entries.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { recordNote } from "~/features/households/households.commands.server";
import { deleteTask, openTask } from "~/features/tasks/tasks.commands.server";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("the recycle bin", () => {
  it("holds the tasks, notes and documents of one’s files, latest first, and gives them back", async () => {
    await fill();
    const { lines } = await listBin(user);
    expect(lines.map(({ kind, label }) => [kind, label])).toEqual([
      ["document", "bail.pdf"],
      ["note", "Une erreur"],
      ["task", "Appeler la mairie"],
    ]);
    for (const { kind, id } of lines) await restoreFromBin(user, { kind, id });
    expect((await listBin(user)).lines).toEqual([]);
    expect(await Task.countDocuments({ label: "Appeler la mairie", state: "open" })).toBe(1);
    expect(await listDocuments(householdId)).toHaveLength(1);
  });

  it("shows and gives back nothing of a file that is not one’s own to see", async () => {
    await fill();
    const { lines } = await listBin(user);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await listBin(stranger)).lines).toEqual([]);
    for (const { kind, id } of lines)
      expect(await refusalOf(restoreFromBin(stranger, { kind, id }))).toBe(404);
  });

  it("asks again a partner whose hand-off was taken back, by a new letter with a new link", async () => {
    const handOff = await createHandOff(user, { householdId });
    await revokeHandOff(user, handOff);
    const [line] = (await listBin(user)).lines;
    expect(line).toMatchObject({ kind: "hand-off", label: expect.stringContaining("Agence des Deux Ponts") });
    await restoreFromBin(user, { kind: "hand-off", id: handOff._id });
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "sent", linkVersion: 2 });
    expect(await mailsOf("hand-off")).toHaveLength(2);
    expect((await listBin(user)).lines).toEqual([]);
  });

  it("does not ask again once the day asked for is past", async () => {
    const handOff = await createHandOff(user, { householdId });
    await revokeHandOff(user, handOff);
    setClock(new Date("2026-05-20T08:00:00Z"));
    const again = restoreFromBin(user, { kind: "hand-off", id: handOff._id });
    expect(await refusalOf(again)).toMatch(/^Le jour demandé est passé/);
  });

  it("forgets what has spent thirty days in it, and nothing else", async () => {
    await recordNote(user, householdId, "À garder");
    await fill();
    setClock(new Date("2026-06-12T09:00:00Z"));
    expect(await purgeExpired()).toBe(3);
    expect((await listBin(user)).lines).toEqual([]);
    expect(await Entry.countDocuments({ householdId, quote: "À garder" })).toBe(1);
    expect((await fileOf(householdId)).title).toBe("Caron");
  });

  it.each(["recruteur", "elu", "dpo"] as const)("is closed to a %s", async (role) => {
    expect((await callRoute("_staff.bin.tsx", await createUser(role), "/bin")).status).toBe(403);
  });
});

async function fill(): Promise<void> {
  const taskId = await openTask(user, householdId, {
    label: "Appeler la mairie",
    dueOn: "2026-05-20",
    ownerId: user.id,
  });
  const noteId = await recordNote(user, householdId, "Une erreur");
  const bytes = Buffer.from("%PDF-1.7");
  await addDocuments(user, householdId, {
    files: [{ name: "bail.pdf", size: bytes.length, bytes }],
    purpose: "housing",
    track: "family",
    keptUntil: "2026-12-31",
  });
  await settle();
  const [document] = await listDocuments(householdId);
  await deleteTask(user, taskId);
  setClock(new Date("2026-05-12T08:01:00Z"));
  await deleteEntry(user, householdId, noteId);
  setClock(new Date("2026-05-12T08:02:00Z"));
  await deleteDocument(user, await getDocument(user, document?.id ?? ""));
}
