import { beforeEach, expect, it } from "vitest";
import { Account } from "#models/account";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { chooseDigest, setDelegate } from "~/features/accounts/own-account.commands.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { sendDigests } from "~/features/today/digest.commands.server";
import { getToday } from "~/features/today/today.queries.server";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  await setNextAction(user, householdId, {
    label: "Appeler",
    ownerId: user.id,
    dueOn: "2026-05-12",
    origin: "typed",
  });
  await chooseDigest(user, true);
});

it("leaves once a working day after 7:30, whatever restarts", async () => {
  setClock(atParis("2026-05-13", "07:29"));
  expect(await sendDigests(10)).toBe(0);
  setClock(atParis("2026-05-13", "07:31"));
  await Promise.all([sendDigests(10), sendDigests(10)]);
  await sendDigests(10);
  expect(await mailsOf("digest")).toMatchObject([
    { to: user.email, mailClass: "interne", params: { day: "2026-05-13", late: 1, due: 0 } },
  ]);
  setClock(atParis("2026-05-14", "09:00"));
  expect(await sendDigests(10)).toBe(0);
  setClock(atParis("2026-05-15", "08:00"));
  await sendDigests(10);
  expect(await mailsOf("digest")).toHaveLength(2);
});

it("does not leave when nothing waits, nor later that day", async () => {
  await setNextAction(user, householdId, {
    label: "Appeler",
    ownerId: user.id,
    dueOn: "2026-05-29",
    origin: "typed",
  });
  expect(await sendDigests(10)).toBe(1);
  await setNextAction(user, householdId, {
    label: "Appeler",
    ownerId: user.id,
    dueOn: "2026-05-12",
    origin: "typed",
  });
  expect(await sendDigests(10)).toBe(0);
  expect(await mailsOf("digest")).toEqual([]);
});

it("does not leave to those who did not ask, who no longer want it, or who are away", async () => {
  await chooseDigest(user, false);
  await sendDigests(10);
  await chooseDigest(user, true);
  await setDelegate(user, await absence());
  await sendDigests(10);
  expect(await mailsOf("digest")).toEqual([]);
});

it("holds figures only: no name of a family", async () => {
  await sendDigests(10);
  const [digest] = await mailsOf("digest");
  expect(JSON.stringify(digest?.params)).not.toContain("Caron");
});

it("during an absence, an answer goes to the delegate; after it, to its reader again", async () => {
  const delegate = await absence();
  await setDelegate(user, delegate);
  const colleague = { ...user, id: delegate.accountId, delegators: [] };
  const handOff = await createHandOff(user, { householdId });
  await answer(handOff._id, "ask");
  expect((await getToday(colleague)).answers).toHaveLength(1);
  expect((await getToday(user)).answers).toEqual([]);
  setClock(atParis("2026-05-18", "09:00"));
  await answer(handOff._id, "accept");
  expect((await getToday(user)).answers).toHaveLength(1);
});

it("keeps the answer with its reader when the delegate's account is closed", async () => {
  const delegate = await absence();
  await setDelegate(user, delegate);
  await Account.updateOne({ _id: delegate.accountId }, { $set: { state: "disabled" } });
  const handOff = await createHandOff(user, { householdId });
  await answer(handOff._id, "ask");
  expect((await getToday(user)).answers).toHaveLength(1);
});

async function absence() {
  const { id } = await createUser("referent", { name: "Thomas Lacombe" });
  return { accountId: id, fromOn: "2026-05-12", toOn: "2026-05-15" };
}

async function answer(handOffId: string, act: "ask" | "accept"): Promise<void> {
  const input = { act, origin: "link" as const, reasons: [] };
  await recordAnswer({ id: null }, await reloadHandOff(handOffId), { name: "Paul" }, input);
  await fileOf(householdId);
}
