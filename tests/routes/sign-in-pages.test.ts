import { expect, it } from "vitest";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { createSigner, PASSWORD, requestAs } from "#tests/factories/sessions";
import { findUser } from "~/core/auth/session.server";
import { settle } from "~/core/db/relay.server";
import { type LinkRef, linkToken } from "~/core/links.server";
import { seedInstance, setupLink } from "~/features/settings/first-start.commands.server";
import { action as start, loader as startPage } from "~/routes/_public.demarrage.$token";
import { action as signIn, loader as signInPage } from "~/routes/_public.login";
import { action as choosePassword, loader as passwordPage } from "~/routes/_public.mot-de-passe.$token";
import { action as forgotten } from "~/routes/_public.mot-de-passe-oublie";
import { action as account } from "~/routes/_staff.account";
import { action as signOut, loader as signOutPage } from "~/routes/logout";

const context = {};
const NEW_PASSWORD = "tulipe marteau nuage canard";

function carrying(response: Response): Request {
  const Cookie = response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
  return new Request("http://127.0.0.1:3000/today", { headers: { Cookie } });
}

async function signInAt(path: string, form: Record<string, string>) {
  return signIn({ request: await requestAs(null, path, form), params: {}, context });
}

it("signs in and goes back to the page asked for, never out of the site", async () => {
  const { id, email } = await createSigner();
  const form = { email, password: PASSWORD };
  const back = await signInAt("/login?retour=%2Ftriage%3Fpage%3D2", form);
  expect(back).toBeInstanceOf(Response);
  if (!(back instanceof Response)) return;
  expect(back.headers.get("Location")).toBe("/triage?page=2");
  expect(await findUser(carrying(back))).toMatchObject({ id });
  const away = await signInAt("/login?retour=%2F%2Felsewhere.example", form);
  expect(away instanceof Response && away.headers.get("Location")).toBe("/today");
});

it("refuses a wrong password with a sentence, and does not send it back", async () => {
  const { email } = await createSigner();
  const answer = await signInAt("/login", { email, password: "another password" });
  expect(answer).toMatchObject({ init: { status: 400 } });
  expect(JSON.stringify(answer)).toContain("Adresse ou mot de passe incorrect.");
  expect(JSON.stringify(answer)).not.toContain("another password");
});

it("sends a colleague already signed in to the page useful to the role", async () => {
  const request = await requestAs(await createUser("dpo"), "/login");
  await expect(signInPage({ request, params: {}, context })).rejects.toMatchObject({ status: 302 });
});

it("closes the session on a POST, and nothing on a GET", async () => {
  const user = await createUser();
  const request = await requestAs(user, "/logout", {});
  await signOutPage({ request, params: {}, context });
  expect(await findUser(request)).not.toBeNull();
  const response = await signOut({ request, params: {}, context });
  expect(response.headers.get("Location")).toBe("/login");
  expect(await findUser(request)).toBeNull();
});

it("answers alike whether the address has an account or not", async () => {
  const { email } = await createSigner();
  const ask = async (typed: string) =>
    forgotten({
      request: await requestAs(null, "/mot-de-passe-oublie", { email: typed }),
      params: {},
      context,
    });
  const answers = [await ask(email), await ask("nobody@demo.example")];
  expect(answers.map((answer) => answer instanceof Response && answer.headers.get("Location"))).toEqual([
    "/mot-de-passe-oublie?envoye",
    "/mot-de-passe-oublie?envoye",
  ]);
});

it("sets a password by the link mailed; the page then says that the link no longer serves", async () => {
  const { email } = await createSigner();
  await forgotten({
    request: await requestAs(null, "/mot-de-passe-oublie", { email }),
    params: {},
    context,
  });
  await settle();
  const mail = await Mail.findOne({ template: "password-reset" }).lean();
  const token = linkToken(mail?.params.link as LinkRef);
  const choose = async (password: string) =>
    choosePassword({ request: await requestAs(null, "/x", { password }), params: { token }, context });
  expect(await choose("court")).toMatchObject({ init: { status: 400 } });
  expect(await choose(NEW_PASSWORD)).toMatchObject({ status: 302 });
  const page = await passwordPage({ request: await requestAs(null, "/x"), params: { token }, context });
  expect(page.holder).toBeNull();
});

it("creates the first responsable, signed in at once, and then shows nothing there", async () => {
  await seedInstance();
  const token = (await setupLink()).split("/").at(-1) ?? "";
  const form = { name: "Jeanne Vidal", email: "jeanne@demo.example", password: PASSWORD };
  const response = await start({ request: await requestAs(null, "/x", form), params: { token }, context });
  expect(response instanceof Response && response.headers.get("Location")).toBe("/settings/brand?start");
  if (response instanceof Response)
    expect(await findUser(carrying(response))).toMatchObject({ role: "responsable" });
  const again = startPage({ request: await requestAs(null, "/x"), params: { token }, context });
  await expect(again).rejects.toMatchObject({ status: 404 });
});

it("signs out everywhere from one's own account, and leads to the sign-in page", async () => {
  const user = await createSigner();
  const phone = await requestAs(user, "/today");
  const request = await requestAs(user, "/account", { intent: "sign-out-everywhere" });
  const response = await account({ request, params: {}, context });
  expect(response instanceof Response && response.headers.get("Location")).toBe("/login");
  expect(await findUser(phone)).toBeNull();
});
