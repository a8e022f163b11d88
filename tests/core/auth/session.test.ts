import { expect, it, vi } from "vitest";
import { Account } from "#models/account";
import { createUser } from "#tests/factories/accounts";
import { cookieOf, requestAs } from "#tests/factories/sessions";
import { closeSessions } from "~/core/auth/credentials.server";
import { findUser } from "~/core/auth/session.server";
import { setClock } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { runInScope } from "~/core/http/request-scope.server";

it("finds the colleague of a session, with what decides what they see", async () => {
  const user = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
  expect(await findUser(await requestAs(user, "/today"))).toMatchObject({
    id: user.id,
    role: "referent",
    territories: ["200067361"],
    delegators: [],
  });
});

it("reads the base once a request, however many loaders ask", async () => {
  const user = await createUser();
  const request = await requestAs(user, "/today");
  const reads = vi.spyOn(database(), "collection");
  await runInScope({ id: "1", address: "192.0.2.1", nonce: "" }, async () => {
    await Promise.all([findUser(request), findUser(request), findUser(request)]);
  });
  expect(reads).toHaveBeenCalledTimes(1);
  reads.mockRestore();
});

it("gives a delegate the files of an absent colleague, only on the days agreed", async () => {
  const user = await createUser();
  const absent = await createUser("referent", {
    delegate: { accountId: user.id, fromOn: "2026-05-12", toOn: "2026-05-15" },
  });
  const request = await requestAs(user, "/today");
  expect((await findUser(request))?.delegators).toEqual([absent.id]);
  setClock(new Date("2026-05-16T08:00:00Z"));
  expect((await findUser(request))?.delegators).toEqual([]);
});

it("closes every session of an account at once", async () => {
  const user = await createUser();
  const [laptop, phone] = [await requestAs(user, "/today"), await requestAs(user, "/today")];
  await closeSessions(user.id);
  expect(await findUser(laptop)).toBeNull();
  expect(await findUser(phone)).toBeNull();
});

it("can keep the session which asks to close the others", async () => {
  const user = await createUser();
  const [laptop, phone] = [await requestAs(user, "/today"), await requestAs(user, "/today")];
  await closeSessions(user.id, laptop);
  expect(await findUser(laptop)).not.toBeNull();
  expect(await findUser(phone)).toBeNull();
});

it("refuses a cookie forged, truncated or unsigned", async () => {
  const user = await createUser();
  const cookie = await cookieOf(user);
  const forged = [
    cookie.replace(/.{6}$/, "AAAA%3D"),
    cookie.replace(/=(.)/, (_, first) => `=${first === "a" ? "b" : "a"}`),
    cookie.split(".").slice(0, 2).join("."),
    "conciergerie.session_token=%E0%A4%A",
    "conciergerie.session_token=",
  ];
  for (const Cookie of forged) {
    expect(await findUser(new Request("http://127.0.0.1:3000/today", { headers: { Cookie } }))).toBeNull();
  }
});

it("refuses an expired session", async () => {
  const user = await createUser();
  const request = await requestAs(user, "/today");
  await database()
    .collection("session")
    .updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findUser(request)).toBeNull();
});

it("refuses the session of an account that is not open", async () => {
  const user = await createUser();
  const request = await requestAs(user, "/today");
  for (const state of ["invited", "disabled"] as const) {
    await Account.updateOne({ _id: user.id }, { state });
    expect(await findUser(request)).toBeNull();
  }
});
