import { beforeEach, expect, it } from "vitest";
import { Mail, type MailRecord } from "#models/mail";
import type { PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createAgency, createHandOff, letterPath } from "#tests/factories/hand-offs";
import { filledForm, type TypedFields, typedFields } from "#tests/factories/interest-forms";
import { createFile, createSubmission } from "#tests/factories/submissions";
import { createCouple, sendPage } from "#tests/factories/tracking";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { renderMail } from "~/core/outbox/render.server";
import { askCapacity } from "~/features/partners/capacity.commands.server";

const HTML = `<img src=x onerror=alert(1)>"'&`;
const HEADER = "Lou\r\nBcc: tous@ailleurs.example";
const HOSTILE = `${HEADER} ${HTML}`;
const NAMED = { firstName: HOSTILE, lastName: HOSTILE, message: HOSTILE };

let user: User;
let partner: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  partner = await createAgency(user);
});

/** Every page without a session which takes words, and where what was sent is shown again. */
const PAGES: readonly [what: string, path: () => Promise<string>, fields: () => TypedFields][] = [
  ["the public form", async () => "/interet", () => filledForm(NAMED)],
  ["a correction", correctionPath, () => ({ ...typedFields(), ...NAMED })],
  ["an answer", answerPath, () => ({ act: "pass-on", name: HOSTILE, message: HOSTILE })],
  ["a message from the tracking page", trackingPath, () => ({ act: "message", message: HOSTILE })],
  ["a capacity", capacityPath, () => ({ light: "limited", sentence: HOSTILE })],
];

it.each(PAGES)("lets neither HTML nor a header in by %s", async (_what, pathOf, fieldsOf) => {
  const [path, fields] = [await pathOf(), fieldsOf()];
  expect((await send(path, fields)).status).toBe(302);
  const refused = await send(path, { ...fields, act: "?", light: "?", email: "@" });
  const pages = [refused.html, (await visit(path)).html];
  for (const mail of await Mail.find({}).lean<MailRecord[]>()) {
    const rendered = await renderMail(mail, { forDisplay: false });
    const { from, to, replyTo } = rendered.headers;
    expect(JSON.stringify([rendered.subject, from, to, replyTo])).not.toMatch(/\\r|\\n/);
    pages.push(rendered.html);
  }
  for (const page of pages) expect(page).not.toContain("<img src=x");
});

async function correctionPath(): Promise<string> {
  const { linkId } = await createSubmission();
  return `/interet/correction/${linkToken({ purpose: "correction", id: linkId, version: 1 })}`;
}

async function answerPath(): Promise<string> {
  const householdId = await createFile(user);
  return letterPath(await createHandOff(user, { householdId, partner }));
}

async function trackingPath(): Promise<string> {
  const { householdId, candidateId } = await createCouple(user);
  return sendPage(user, householdId, candidateId);
}

async function capacityPath(): Promise<string> {
  await askCapacity(user, partner);
  await settle();
  return `/capacite/${linkToken({ purpose: "capacity", id: partner._id, version: 1 })}`;
}
