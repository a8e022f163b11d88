import { expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { createSigner, PASSWORD } from "#tests/factories/sessions";
import { findUser } from "~/core/auth/session.server";
import { settle } from "~/core/db/relay.server";
import { runInScope } from "~/core/http/request-scope.server";
import { newId } from "~/core/ids.server";
import { localPath } from "~/features/accounts/local-path";
import { openSession } from "~/features/accounts/sign-in.commands.server";

const WRONG = "Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.";
const request = () => new Request("http://127.0.0.1:3000/login", { method: "POST" });

let lastAddress = 0;

/** Each story has its address: the library counts them in the memory of the process. */
function newAddress(): string {
  lastAddress += 1;
  return `192.0.2.${lastAddress}`;
}

function signIn(email: string, password: string, address = newAddress()) {
  return runInScope({ id: newId(), address, nonce: "" }, () => openSession(request(), email, password));
}

it("opens a session and says where the role lands", async () => {
  const user = await createSigner("elu");
  const { cookies, landing } = await signIn(user.email.toUpperCase(), PASSWORD);
  expect(landing).toBe("/reports");
  const Cookie = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  expect(await findUser(new Request("http://127.0.0.1:3000/", { headers: { Cookie } }))).toMatchObject({
    id: user.id,
  });
  await settle();
  expect(await AuditEvent.countDocuments({ action: "account.signed-in", actorId: user.id })).toBe(1);
});

it("refuses in the same words an unknown address, a wrong password and a closed account", async () => {
  await createSigner("referent", { email: "closed@demo.example", state: "disabled" });
  await createSigner();
  await expect(signIn("nobody@demo.example", PASSWORD)).rejects.toThrow(WRONG);
  await expect(signIn("jeanne.vidal@demo.example", "another password")).rejects.toThrow(WRONG);
  await expect(signIn("closed@demo.example", PASSWORD)).rejects.toThrow(WRONG);
});

it("refuses an account after 5 failures, even from another address with the right password", async () => {
  const { email } = await createSigner();
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(signIn(email, "another password")).rejects.toThrow(WRONG);
  }
  await expect(signIn(email, PASSWORD)).rejects.toThrow("Trop d’essais pour ce compte.");
});

it("forgets the failures of an account once it signs in", async () => {
  const { email } = await createSigner();
  for (let round = 0; round < 2; round += 1) {
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(signIn(email, "another password")).rejects.toThrow(WRONG);
    }
    await expect(signIn(email, PASSWORD)).resolves.toMatchObject({ landing: "/today" });
  }
});

it("makes an address wait after 50 sign-ins, and only that one", async () => {
  const { email } = await createSigner();
  const address = newAddress();
  for (let tries = 0; tries < 50; tries += 1) {
    await expect(signIn(`unreadable ${tries}`, PASSWORD, address)).rejects.toThrow(WRONG);
  }
  await expect(signIn(email, PASSWORD, address)).rejects.toThrow("Trop d’essais depuis cette connexion.");
  await expect(signIn(email, PASSWORD)).resolves.toMatchObject({ landing: "/today" });
});

it.each(["/triage?page=2", "/households/0123"])("leads back to %s after a sign-in", (path) => {
  expect(localPath(path)).toBe(path);
});

it.each([
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "javascript:alert(1)",
  "/\t/elsewhere.example",
  "",
  null,
])("never leads out of the site, to %j", (path) => {
  expect(localPath(path)).toBeNull();
});
