import type { Request, Response } from "express";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Document } from "#models/document";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { send, visit } from "#tests/support/public-site";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { renderMail } from "~/core/outbox/render.server";
import { answerSchemas } from "~/features/hand-offs/answer.schema.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { NeedOptions } from "~/features/need-pages/need-options";
import { getNeedScreen } from "~/features/need-pages/need-screen.queries.server";
import { getNeedInFile } from "~/features/needs/needs.queries.server";
import { bodyLimit, refuseOtherSites } from "~/server/middleware.server";
import type { NeedKind } from "~/vocabulary/needs";

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const HTML = `<img src=x onerror=alert(1)>"'&`;
const HOME = { act: "propose", place: "Bellevue", rent: "650" };

let user: User;
let handOff: HandOffRecord;
let path: string;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  path = letterPath(handOff);
  await settle();
});

describe("the answer to each kind of need becomes an option without being typed again", () => {
  it.each<[NeedKind, Record<string, string | string[]>, string, Record<string, string>]>([
    [
      "housing",
      { place: "Bellevue", rent: "650", rooms: "3", isFurnished: "on", link: "https://toits.example/1" },
      "Bellevue, 3\u00A0pièces, 650\u00A0€",
      { Équipement: "meublé", Annonce: "https://toits.example/1" },
    ],
    [
      "spouse-work",
      { post: "Comptable", employer: "Atelier Montal", contract: "permanent", hours: "35 h" },
      "Comptable, Atelier Montal",
      { Contrat: "CDI", Horaires: "35 h" },
    ],
    [
      "childcare",
      {
        place: "Crèche des Lutins",
        days: ["monday", "wednesday"],
        hours: "8 h à 18 h",
        fromOn: "2026-09-01",
      },
      "Une place, Crèche des Lutins, lundi, mercredi",
      { Jours: "lundi, mercredi", Début: "à partir du 1ᵉʳ\u00A0septembre 2026" },
    ],
    ["schooling", { school: "École Jean-Moulin", level: "CM1" }, "École Jean-Moulin, CM1", { Niveau: "CM1" }],
    [
      "discovery",
      { on1: "2026-06-02", hour1: "14 h", on3: "2026-06-04" },
      "Un rendez-vous le 2\u00A0juin 2026, 14 h ou le 4\u00A0juin 2026",
      { "Créneau 2": "le 4\u00A0juin 2026" },
    ],
  ])("%s", async (needKind, fields, label, details) => {
    await HandOff.updateOne({ _id: handOff._id }, { $set: { needKind } });
    expect((await visit(path)).html).toContain(`name="${Object.keys(fields)[0]}"`);
    expect((await send(path, { act: "propose", ...fields })).status).toBe(302);
    await settle();
    const [option] = (await needOf(handOff.householdId)).options;
    expect(option?.label).toBe(label);
    const told = Object.fromEntries((option?.details ?? []).map((line) => [line.label, line.value]));
    expect(told).toMatchObject(details);
    expect((await visit(path)).html).toContain("Merci, votre réponse est notée");
  });

  it("falls back to free words for a need of another kind", () => {
    expect(answerSchemas.free.safeParse({ act: "propose" }).success).toBe(false);
    expect(answerSchemas.free.safeParse({ act: "propose", note: "Une piste" }).success).toBe(true);
  });

  it("refuses the kind of another need", async () => {
    const forged = { ...HOME, kind: "spouse-work", post: "Comptable" };
    expect((await send(path, forged)).status).toBe(400);
    expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
  });
});

it.each(["javascript:alert(1)", "data:text/html,x", "toits.example"])(
  "refuses %s as a link",
  async (link) => {
    const { status, html } = await send(path, { ...HOME, link });
    expect(status).toBe(400);
    expect(html).toContain("elle commence par https://");
  },
);

describe("photos", () => {
  it("are kept with the papers of the file, shown on the option to the team only", async () => {
    expect((await sendFiles([["cuisine.jpg", JPEG]])).status).toBe(302);
    await settle();
    const [option] = (await needOf(handOff.householdId)).options;
    const [id = ""] = option?.photos ?? [];
    expect(await Document.findById(id).lean()).toMatchObject({ name: "cuisine.jpg", purpose: "housing" });
    const shown = await callRoute("_staff.documents.$id_.photo.ts", user, `/documents/${id}/photo`);
    expect(shown.status).toBe(200);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    const refused = await callRoute("_staff.documents.$id_.photo.ts", stranger, `/documents/${id}/photo`);
    expect(refused.status).toBe(404);
  });

  it.each<[string, [string, Buffer][], string]>([
    [
      "what is no picture",
      [["plan.jpg", Buffer.from("<html><script>alert(1)</script>")]],
      "n’est pas une photo",
    ],
    ["a document", [["bail.pdf", Buffer.from("%PDF-1.7")]], "n’est pas une photo"],
    ["a picture under another name", [["plan.png", JPEG]], "n’est pas une photo"],
    ["an empty file", [["plan.jpg", Buffer.alloc(0)]], "est vide"],
    ["a file too large", [["plan.jpg", Buffer.concat([JPEG, Buffer.alloc(10 * 1024 * 1024)])]], "dépasse 10"],
    ["too many", [1, 2, 3, 4].map((rank) => [`${rank}.jpg`, JPEG]), "3 photos au plus"],
  ])("are refused when one is %s, and nothing is kept", async (_what, files, sentence) => {
    const { status, html } = await sendFiles(files);
    expect(status).toBe(400);
    expect(html).toContain(sentence);
    expect(html).toContain('value="Bellevue"');
    expect(await database().collection("files.files").countDocuments({})).toBe(0);
    expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
  });

  it("are read up to 31 MB in all", () => {
    const ofSize = (bytes: number) => throughHost(bodyLimit(), { "content-length": String(bytes) });
    expect(ofSize(31 * 1024 * 1024)).toBe("next");
    expect(ofSize(31 * 1024 * 1024 + 1)).toBe(413);
  });
});

it("refuses a form of another site", () => {
  expect(throughHost(refuseOtherSites(), { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(throughHost(refuseOtherSites(), { origin: "https://ailleurs.example", host: "ici.example" })).toBe(
    403,
  );
});

it("records nothing once taken back, whatever is sent again", async () => {
  await send(path, HOME);
  const { answers } = await reloadHandOff(handOff._id);
  const other = await createHandOff(user, {
    householdId: await createFile(user, { email: "autre@internes.example", lastName: "Lagarde" }),
  });
  await revokeHandOff(user, other);
  const forms: Record<string, string>[] = [
    HOME,
    { act: "accept" },
    { act: "acknowledge", promisedOn: "2026-05-20" },
  ];
  for (const fields of forms) {
    expect((await send(letterPath(other), fields)).status).toBe(400);
  }
  expect((await reloadHandOff(other._id)).answers).toEqual([]);
  expect((await reloadHandOff(handOff._id)).answers).toEqual(answers);
});

it("lets no header into a mail by a name or a line of text", async () => {
  const injected = "Lou\r\nBcc: tous@ailleurs.example";
  await send(path, { act: "pass-on", name: injected, message: injected });
  await send(`${path}?changer=1`, { ...HOME, place: injected, note: injected });
  await settle();
  for (const mail of await Mail.find({}).lean<MailRecord[]>()) {
    const { subject, headers } = await renderMail(mail, { forDisplay: false });
    expect(JSON.stringify([subject, headers.from, headers.to, headers.replyTo])).not.toMatch(/\\r|\\n/);
  }
});

it("shows as text whatever HTML is written in a field: on the page, in the mail, to the team", async () => {
  const { status } = await send(path, { ...HOME, place: HTML, note: HTML });
  expect(status).toBe(302);
  await settle();
  const { _id } = await needOf(handOff.householdId);
  const screen = await getNeedScreen(await getNeedInFile(user, _id));
  const receipt = await Mail.findOne({ template: "answer-receipt" }).orFail().lean<MailRecord>();
  const mail = await renderMail(receipt, { forDisplay: false });
  const pages = [(await visit(path)).html, await render(<NeedOptions {...screen} />), mail.html];
  await send(`${path}?changer=1`, { act: "pass-on", name: HTML, message: HTML });
  pages.push((await visit(path)).html);
  pages.push((await send(path, { act: "pass-on", name: HTML, email: "l@" })).html);
  for (const html of pages) expect(html).not.toContain("<img src=x");
});

async function sendFiles(files: [string, Buffer][]) {
  const body = new FormData();
  for (const [name, value] of Object.entries(HOME)) body.append(name, value);
  for (const [name, bytes] of files) body.append("photos", new File([new Uint8Array(bytes)], name));
  return visit(path, { method: "POST", body });
}

function throughHost(
  handler: ReturnType<typeof bodyLimit>,
  headers: Record<string, string>,
): "next" | number {
  const next = vi.fn();
  const answer = { status: vi.fn(), type: vi.fn(), send: vi.fn() };
  answer.status.mockReturnValue(answer);
  answer.type.mockReturnValue(answer);
  handler({ path, headers, method: "POST" } as unknown as Request, answer as unknown as Response, next);
  return next.mock.calls.length > 0 ? "next" : Number(answer.status.mock.calls[0]?.[0]);
}
