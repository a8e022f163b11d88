import { beforeEach, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { MailWording } from "#models/mail-wording";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { getTextsInForce } from "~/core/outbox/wording-sheet.server";
import type { Role } from "~/vocabulary/roles";

const LIST = "_staff.settings.mail._index.tsx";
const PAGE = "_staff.settings.mail.$name.tsx";
const FORM = {
  from: "0",
  mail: "exemple",
  subject: "Votre code, {prenom}",
  "blocks.greeting": "Bonjour {prenom} !",
  "blocks.opening": "Votre code :",
};

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

const READERS: [Role, number, number][] = [
  ["responsable", 200, 302],
  ["referent", 200, 403],
  ["recruteur", 403, 403],
  ["elu", 403, 403],
  ["dpo", 403, 403],
];

it.each(READERS)(
  "gives to a %s what the role may do with the words of the mails",
  async (role, reads, writes) => {
    const reader = await createUser(role);
    expect((await callRoute(LIST, reader, "/settings/mail")).status).toBe(reads);
    expect((await callRoute(PAGE, reader, at("tracking-code"))).status).toBe(reads);
    expect((await post(reader, { ...FORM, intent: "save" })).status).toBe(writes);
  },
);

it("is not found for a mail or a language that does not exist", async () => {
  expect((await callRoute(PAGE, user, at("gone"))).status).toBe(404);
  expect((await callRoute(PAGE, user, at("hand-off?language=en"))).status).toBe(404);
});

it("previews what is typed and stores nothing of it", async () => {
  const { status, body } = await post(user, { ...FORM, intent: "preview" });
  expect(status).toBe(200);
  expect(body).toContain("Bonjour <!-- -->Clara<!-- -->\u00A0!");
  expect(body).toContain("Votre code, Clara");
  expect(await MailWording.countDocuments()).toBe(0);
  expect(await Mail.countDocuments()).toBe(0);
});

it("sends a trial of what is typed to whoever asks, and keeps it on the page", async () => {
  const { body } = await post(user, { ...FORM, intent: "try" });
  expect(await Mail.find({}, { to: 1, _id: 0 }).lean()).toEqual([{ to: user.email }]);
  expect(body).toContain(`"to":"${user.email}"`);
  expect(body).toContain("Bonjour {prenom}\u00A0!");
  expect(await MailWording.countDocuments()).toBe(0);
});

it("saves in the language of the address, then takes the original text again", async () => {
  const english = at("tracking-code?language=en");
  await callRoute(PAGE, user, english, { ...FORM, intent: "save" });
  expect((await getTextsInForce("tracking-code", "en")).texts.subject).toBe("Votre code, {prenom}");
  expect((await getTextsInForce("tracking-code", "fr")).number).toBe(0);
  await callRoute(PAGE, user, english, { intent: "restore", from: "1", number: "0" });
  expect((await getTextsInForce("tracking-code", "en")).texts.subject).toBe("Your code – {service}");
});

it("says beside each text why it is refused, and keeps what was typed", async () => {
  const { status, body } = await post(user, {
    ...{ ...FORM, intent: "save", subject: "Écrivez à x@y.example", "blocks.greeting": "Bonjour {nom}," },
    "blocks.opening": "",
  });
  expect(status).toBe(400);
  expect(body).toContain("Une adresse e-mail est dans ce texte");
  expect(body).toContain("{nom} n’existe pas dans ce mail. Choisissez parmi {prenom} ou {service}.");
  expect(body).toContain("la lettre ne peut pas s’en passer");
  expect(body).toContain("Écrivez à x@y.example");
});

function at(name: string): string {
  return `/settings/mail/${name}`;
}

function post(actor: User, form: Record<string, string>) {
  return callRoute(PAGE, actor, at("tracking-code"), form);
}
