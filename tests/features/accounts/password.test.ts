import { expect, it } from "vitest";
import { Account } from "#models/account";
import { AuditEvent } from "#models/audit-event";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { createSigner, PASSWORD, requestAs } from "#tests/factories/sessions";
import { isPassword } from "~/core/auth/credentials.server";
import { findUser } from "~/core/auth/session.server";
import { advanceClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { type LinkRef, linkToken } from "~/core/links.server";
import { inviteAccount } from "~/features/accounts/accounts.commands.server";
import {
  changeOwnPassword,
  findPasswordLinkHolder,
  requestPasswordReset,
  setPasswordByLink,
  signOutEverywhere,
} from "~/features/accounts/password.commands.server";

const NEW_PASSWORD = "tulipe marteau nuage canard";
const HOUR = 3_600_000;

/** The token of the last mail which carries a link. */
async function lastToken(): Promise<string> {
  await settle();
  const [mail] = await Mail.find({}).sort({ createdAt: -1, _id: -1 }).limit(1).lean();
  return linkToken(mail?.params.link as LinkRef);
}

it("mails a link to a known address, in any case, and only to it", async () => {
  const { email } = await createSigner();
  await requestPasswordReset(email);
  await requestPasswordReset("nobody@demo.example");
  await settle();
  expect(await Mail.find({}, { to: 1, template: 1, _id: 0 }).lean()).toEqual([
    { to: email, template: "password-reset" },
  ]);
});

it("mails nothing to a closed account, nor more than 5 links an hour", async () => {
  await createSigner("referent", { email: "closed@demo.example", state: "disabled" });
  await requestPasswordReset("closed@demo.example");
  const { email } = await createSigner();
  for (let request = 0; request < 8; request += 1) await requestPasswordReset(email);
  await settle();
  expect(await Mail.countDocuments({})).toBe(5);
});

it("opens an invited account with the password chosen, closing its sessions", async () => {
  const user = await createUser("responsable");
  const id = await inviteAccount(user, {
    name: "Paul Delmas",
    email: "paul@demo.example",
    role: "referent",
    isWholeDepartement: true,
    territories: [],
  });
  expect(await setPasswordByLink(await lastToken(), NEW_PASSWORD)).toBe("paul@demo.example");
  expect(await Account.findById(id).lean()).toMatchObject({ state: "active" });
  expect(await isPassword(id, NEW_PASSWORD)).toBe(true);
  await settle();
  expect(await AuditEvent.countDocuments({ action: "account.password-changed", actorId: id })).toBe(1);
});

it("replaces a password and closes the sessions opened before", async () => {
  const user = await createSigner();
  const request = await requestAs(user, "/today");
  await requestPasswordReset(user.email);
  await setPasswordByLink(await lastToken(), NEW_PASSWORD);
  expect(await findUser(request)).toBeNull();
  expect(await isPassword(user.id, PASSWORD)).toBe(false);
});

it("lets a link serve once", async () => {
  const { email } = await createSigner();
  await requestPasswordReset(email);
  const token = await lastToken();
  await setPasswordByLink(token, NEW_PASSWORD);
  await expect(setPasswordByLink(token, PASSWORD)).rejects.toThrow("Ce lien a déjà servi");
});

it("keeps the link after a password refused as too weak", async () => {
  const { email } = await createSigner();
  await requestPasswordReset(email);
  const token = await lastToken();
  await expect(setPasswordByLink(token, "court")).rejects.toThrow("trop court");
  await expect(setPasswordByLink(token, NEW_PASSWORD)).resolves.toBe(email);
});

it("refuses a link replaced by a newer one, too old, or not ours", async () => {
  const { email } = await createSigner();
  await requestPasswordReset(email);
  const replaced = await lastToken();
  await requestPasswordReset(email);
  const token = await lastToken();
  expect(await findPasswordLinkHolder(replaced)).toBeNull();
  expect(await findPasswordLinkHolder(`${token.slice(0, -1)}_`)).toBeNull();
  expect(await findPasswordLinkHolder(token)).toMatchObject({ email });
  advanceClock(2 * HOUR);
  expect(await findPasswordLinkHolder(token)).toBeNull();
});

it("lets one of two simultaneous uses of a link through", async () => {
  const { email } = await createSigner();
  await requestPasswordReset(email);
  const token = await lastToken();
  const uses = await Promise.allSettled([
    setPasswordByLink(token, NEW_PASSWORD),
    setPasswordByLink(token, NEW_PASSWORD),
  ]);
  expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("changes one's own password, given the present one, and signs out everywhere", async () => {
  const user = await createSigner();
  const request = await requestAs(user, "/account");
  await expect(changeOwnPassword(user, "wrong", NEW_PASSWORD)).rejects.toThrow("n’est pas celui-là");
  await expect(changeOwnPassword(user, PASSWORD, "court")).rejects.toThrow("trop court");
  expect(await findUser(request)).not.toBeNull();
  await changeOwnPassword(user, PASSWORD, NEW_PASSWORD);
  expect(await isPassword(user.id, NEW_PASSWORD)).toBe(true);
  expect(await findUser(request)).toBeNull();
});

it("signs out everywhere at once, with its trace", async () => {
  const user = await createUser();
  const [laptop, phone] = [await requestAs(user, "/today"), await requestAs(user, "/today")];
  await signOutEverywhere(user);
  expect([await findUser(laptop), await findUser(phone)]).toEqual([null, null]);
  await settle();
  expect(await AuditEvent.countDocuments({ action: "account.signed-out-everywhere" })).toBe(1);
});
