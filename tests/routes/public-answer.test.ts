import { beforeEach, expect, it } from "vitest";
import type { HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Need, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { answerRequest } from "~/vocabulary/hand-offs";

const AFTER_EXPIRY = new Date("2026-06-12T08:00:00Z");
const HOME = { act: "propose", place: "Bellevue", rent: "1 200 €", rooms: "3", fromOn: "", note: "Jardin" };

let user: User;
let handOff: HandOffRecord;
let path: string;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  path = letterPath(handOff);
});

it("refuses by its field a home free from a day gone by", async () => {
  const { status, html } = await send(path, { ...HOME, fromOn: "2026-05-11" });
  expect([
    status,
    html.includes("Ce jour est passé. Si c’est déjà possible, choisissez aujourd’hui."),
  ]).toEqual([400, true]);
  expect((await reloadHandOff(handOff._id)).state).toBe("sent");
});

it("is a letter: who writes, what is asked, by when, six ways to answer, who reads", async () => {
  const { status, html } = await visit(path);
  expect(status).toBe(200);
  for (const words of ["Jeanne Vidal", "tel:0536490012", "Un logement pour un médecin", "Bellevue"]) {
    expect(html).toContain(words);
  }
  expect(html).toContain(answerRequest("2026-05-19"));
  const acts = [...html.matchAll(/<summary[^>]*>([^<]+)</g)].map(([, words]) => words);
  expect(acts).toEqual([
    "J&#x27;ai une proposition",
    "Je peux m&#x27;en occuper",
    "Ce n&#x27;est pas pour moi",
    "J&#x27;ai une question",
    "Voyez plutôt avec…",
    "J&#x27;ai bien reçu, je réponds avant le…",
  ]);
  expect(html).toContain("jamais les raisons d’un refus");
  expect(html).not.toMatch(/Caron|Élodie/);
});

it("records an answer, then shows it in place of the form", async () => {
  const { status, location } = await send(path, HOME);
  expect([status, location]).toEqual([302, path]);
  const { html } = await visit(path);
  expect(html).toContain("Merci, votre réponse est notée");
  for (const words of [
    "Bellevue",
    "1\u202F200\u00A0€",
    "Jardin",
    "Changer ma réponse",
    "mardi 19\u00A0mai",
  ]) {
    expect(html).toContain(words);
  }
  expect(html).not.toContain("<form");
  expect((await reloadHandOff(handOff._id)).state).toBe("proposed");
});

it("offers every act again to change the answer, but the acknowledgement", async () => {
  await send(path, { act: "decline", reasons: ["wrong-area"] });
  const { html } = await visit(`${path}?changer=1`);
  expect(html.match(/<summary/g)).toHaveLength(5);
  await send(`${path}?changer=1`, HOME);
  expect((await reloadHandOff(handOff._id)).answers.map(({ act }) => act)).toEqual(["decline", "propose"]);
});

it("reads no photo once the link takes no answer, nor above twenty times an hour", async () => {
  const photos = () => {
    const body = new FormData();
    body.append("act", "propose");
    body.append("photos", new File(["MZ"], "home.jpg"));
    return visit(path, { method: "POST", body });
  };
  for (const _time of Array.from({ length: 20 })) await photos();
  expect((await photos()).status).toBe(429);
  await revokeHandOff(user, handOff);
  expect([(await photos()).location, (await reloadHandOff(handOff._id)).answers]).toEqual([path, []]);
});

it("no longer offers to change an answer after seven days", async () => {
  await send(path, { act: "accept" });
  setClock(new Date("2026-05-19T08:30:00Z"));
  const { html } = await visit(`${path}?changer=1`);
  expect(html).toContain("Merci, votre réponse est notée");
  expect(html).not.toContain("Changer ma réponse");
  const { status, html: refused } = await send(path, HOME);
  expect(status).toBe(400);
  expect(refused).toContain("Ce lien ne permet plus de répondre");
});

it("keeps the six ways open after an acknowledgement, and says until when", async () => {
  await send(path, { act: "acknowledge", promisedOn: "2026-05-20" });
  const { html } = await visit(path);
  expect(html).toContain("attend votre réponse avant le mercredi 20\u00A0mai");
  expect(html.match(/<summary/g)).toHaveLength(6);
});

it.each([
  [{ act: "propose", place: "", rent: "650" }, "propose-place", "Dites où se trouve le logement"],
  [{ act: "propose", place: "Bellevue", rent: "beaucoup" }, "propose-rent", "Écrivez le montant en euros"],
  [{ act: "ask", message: " " }, "ask-message", "Écrivez votre question."],
  [{ act: "pass-on", name: "" }, "pass-on-name", "Dites avec qui"],
  [
    { act: "pass-on", name: "Mme L.", email: "l@" },
    "pass-on-email",
    "Cette adresse e-mail n’est pas complète",
  ],
  [{ act: "acknowledge", promisedOn: "2026-05-12" }, "acknowledge-promisedOn", "à partir de demain"],
  [{ act: "acknowledge", promisedOn: "2026-07-12" }, "acknowledge-promisedOn", "dans les deux mois"],
])("says in French what %o lacks, with its form open", async (fields, id, sentence) => {
  const { status, html } = await send(path, fields);
  expect(status).toBe(400);
  expect(html).toMatch(new RegExp(`<a href="#${id}">[^<]*${sentence}`));
  expect(html).toMatch(new RegExp(`id="${id}-error">[^<]*${sentence}`));
  expect(html.match(/<details[^>]* open=""/g)).toHaveLength(1);
  expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
});

it("keeps what was typed in a form that comes back", async () => {
  const { html } = await send(path, { ...HOME, rent: "beaucoup" });
  expect(html).toContain('value="Bellevue"');
  expect(html).toContain('value="beaucoup"');
  expect(html).toContain("Jardin</textarea>");
});

it("refuses an act that is not one of the letter", async () => {
  const { status, html } = await send(path, { act: "delete" });
  expect(status).toBe(400);
  expect(html).toContain("Choisissez l’une des réponses.");
});

it.each<Record<string, string>>([{}, { act: "delete" }])(
  "leads from the error of a letter sent with %o to its first act",
  async (fields) => {
    const { html } = await send(path, fields);
    const [, id] = html.match(/<a href="#([^"]+)">Choisissez l’une des réponses/) ?? [];
    expect(html).toMatch(new RegExp(`<summary id="${id}"[^>]*>J&#x27;ai une proposition`));
  },
);

it("keeps the cents of an amount, on the letter and on the option of the need", async () => {
  await send(path, { ...HOME, rent: "1 200,50" });
  const amount = "1\u202F200,50\u00A0€";
  expect((await visit(path)).html).toContain(amount);
  await settle();
  const need = await Need.findById(handOff.needId).orFail().lean<NeedRecord>();
  expect(need.options[0]?.label).toContain(amount);
  expect(need.options[0]?.details).toContainEqual({ label: "Loyer ou prix", value: amount });
});

it.each(["1.200", "12,345", "-3", "0"])("refuses %s as an amount", async (rent) => {
  expect((await send(path, { ...HOME, rent })).status).toBe(400);
});

it("refuses half a room", async () => {
  expect((await send(path, { ...HOME, rooms: "2,5" })).html).toContain("Écrivez le nombre de pièces");
});

it("offers a new link once expired, without saying the whole address", async () => {
  setClock(AFTER_EXPIRY);
  const { html } = await visit(path);
  expect(html).toContain("Recevoir un nouveau lien");
  expect(html).toContain("p•••@deux…");
  expect(html).not.toContain("paul.roques");
  const { location } = await send(path, { act: "renew" });
  expect(location).toBe(`${path}?envoye=1`);
  expect((await visit(`${path}?envoye=1`)).html).toContain("Vérifiez votre boîte");
  expect(await Mail.countDocuments({ template: "link-renewal" })).toBe(1);
});

it("shows the answer given rather than an expired link", async () => {
  await send(path, { act: "accept" });
  setClock(AFTER_EXPIRY);
  const { html } = await visit(path);
  expect(html).toContain("Merci, votre réponse est notée");
  expect(html).not.toContain("Recevoir un nouveau lien");
});

it("says that a request taken back is no longer needed", async () => {
  await revokeHandOff(user, handOff);
  const { status, html } = await visit(path);
  expect(status).toBe(200);
  expect(html).toContain("n’est plus nécessaire");
  expect(html).not.toContain("<form");
});

it("answers a link we did not make with a calm page", async () => {
  const forged = linkToken({ purpose: "correction", id: handOff.linkId, version: 1 });
  for (const token of ["nothing", forged, `${path.split("/").at(-1)}0`]) {
    const { status, html } = await visit(`/reponse/${token}`);
    expect(status).toBe(404);
    expect(html).toContain("Ce lien ne mène à aucune demande");
    expect((await send(`/reponse/${token}`, HOME)).status).toBe(404);
  }
});

it("changes nothing when a letter is read in any of its states", async () => {
  await send(path, { act: "acknowledge", promisedOn: "2026-05-20" });
  for (const moment of [new Date("2026-05-13T08:00:00Z"), AFTER_EXPIRY]) {
    setClock(moment);
    const before = await wholeBase();
    await visit(path);
    await visit(`${path}?changer=1&envoye=1`, { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  }
});
