import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { writeHandover } from "~/features/accounts/own-account.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { waitFor } from "~/features/tasks/task-wakes.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";
import { getHandover } from "~/features/today/handover.queries.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  const householdId = await createFile(user);
  await setNextAction(user, householdId, {
    label: "Appeler",
    ownerId: user.id,
    dueOn: "2026-05-13",
    origin: "typed",
  });
  const promise = {
    kind: "promise" as const,
    label: "Rappeler Élodie",
    dueOn: "2026-05-12",
    ownerId: user.id,
  };
  const id = await openTask(user, householdId, promise);
  await waitFor(user, id, { label: "son contrat" });
});

it("is drawn from next actions, promises and tasks, file by file", async () => {
  const { text, writtenAt } = await getHandover(user, user.id);
  expect(text.replaceAll("\u00A0", " ")).toBe(
    "Dossier Caron · Élodie\n– Appeler, mercredi 13 mai\n– promis : Rappeler Élodie, mardi 12 mai, en attente de son contrat",
  );
  expect(writtenAt).toBeUndefined();
});

it("keeps what its author wrote, and is drawn again on demand", async () => {
  await writeHandover(user, "Tout est calme.");
  expect(await getHandover(user, user.id)).toMatchObject({
    text: "Tout est calme.",
    writtenAt: expect.any(Date),
  });
  expect((await getHandover(user, user.id, { fresh: true })).text).toContain("Appeler");
  await writeHandover(user, "");
  expect((await getHandover(user, user.id)).text).toContain("Appeler");
  expect(await countAudited("account.updated", user.id)).toBe(2);
});

it("is read by the delegate while the absence lasts, and by nobody else", async () => {
  const colleague = await createUser();
  expect(await refusalOf(getHandover(colleague, user.id))).toBe(404);
  const note = await getHandover({ ...colleague, delegators: [user.id] }, user.id);
  expect(note).toMatchObject({ isOwn: false, text: expect.stringContaining("Rappeler Élodie") });
});
