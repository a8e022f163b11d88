import type { MailRecord } from "#models/mail";
import { MAIL_CLASSES } from "~/vocabulary/mails";
import { roleCan } from "~/vocabulary/permissions";
import { formatBytes, formatNumber, NBSP } from "~/vocabulary/typography";
import type { User } from "../auth/actor";
import { notFound } from "../auth/guards.server";
import { now } from "../clock.server";
import type { Page } from "../http/pagination.server";
import { missingDocuments } from "./joined-documents.server";
import type { Address } from "./mail-headers.server";
import { templateLabel } from "./mail-names.server";
import {
  canDeliver,
  findMail,
  listMailEvents,
  listMails,
  type MailEvent,
  type MailFilter,
  type MailRow,
} from "./mail-queries.server";
import { isRetryable, type MailStanding, mailStanding } from "./mail-state";
import { type RenderedMail, tryRenderMail } from "./render.server";
import { ORIGINAL } from "./wording.server";

/** A mail as the outbox prints it. */
export interface MailLine {
  id: string;
  to: string;
  toName?: string;
  message: string;
  householdId?: string;
  standing: MailStanding;
  createdAt: Date;
  canRetry: boolean;
  canCancel: boolean;
}

/** A mail as its own page shows it; without a subject, it can no longer be written. */
export interface RenderedView {
  subject?: string;
  facts: { term: string; value: string | undefined }[];
  text?: string;
  headers?: { term: string; value: string | undefined }[];
}

export interface MailPage {
  mail: MailLine;
  view: RenderedView;
  events: MailEvent[];
  now: Date;
}

export interface OutboxPage extends Page<MailLine> {
  now: Date;
}

/** The state asked for in the URL; anything else shows every mail. */
export function filterOf(state: string | null): MailFilter | undefined {
  return state === "waiting" || state === "failed" ? state : undefined;
}

/** One page of the outbox, in words. */
export async function outboxPage(
  user: User,
  choice: { page: number; state?: MailFilter },
): Promise<OutboxPage> {
  const [list, isDeliverable] = await Promise.all([listMails(user, choice), canDeliver()]);
  const moment = now();
  return { ...list, now: moment, rows: list.rows.map((row) => lineOf(user, row, moment, isDeliverable)) };
}

/** Everything about one mail; `view` asks for its text or its headers. 404 when there is none. */
export async function mailPage(user: User, id: string | undefined, view: string | null): Promise<MailPage> {
  const mail = await findMail(user, id);
  if (!mail) throw notFound();
  const [rendered, missing, events, isDeliverable] = await Promise.all([
    tryRenderMail(mail, { forDisplay: true }),
    missingDocuments(mail),
    listMailEvents(mail),
    canDeliver(),
  ]);
  const moment = now();
  return {
    mail: lineOf(user, mail, moment, isDeliverable),
    view: viewOf(mail, rendered, { missing, view }),
    events,
    now: moment,
  };
}

function viewOf(
  mail: MailRecord,
  rendered: RenderedMail | null,
  { missing, view }: { missing: string[]; view: string | null },
): RenderedView {
  const facts = [
    { term: "À", value: mail.toName ? `${mail.toName} <${mail.to}>` : mail.to },
    { term: "Modèle", value: templateLabel(mail.template) },
    { term: "Envoi", value: MAIL_CLASSES[mail.mailClass].fr },
    { term: "Texte", value: rendered ? wordingLabel(rendered.wordingVersion) : undefined },
    { term: "Essais", value: mail.attempts > 0 ? formatNumber(mail.attempts) : undefined },
  ];
  if (!rendered) return { facts };
  return {
    subject: rendered.subject,
    facts: [...facts, ...paperFacts(rendered, missing)],
    text: view === "text" ? rendered.text : undefined,
    headers: view === "headers" ? headerFacts(rendered) : undefined,
  };
}

function wordingLabel(version: number): string | undefined {
  return version === ORIGINAL ? undefined : `version ${version}`;
}

function paperFacts({ attachments, linked }: RenderedMail, missing: string[]): RenderedView["facts"] {
  const line = (papers: readonly { name: string; size: string }[]) =>
    papers.map(({ name, size }) => `${name} (${size})`).join(", ") || undefined;
  const attached = attachments.map(({ name, bytes }) => ({ name, size: formatBytes(bytes) }));
  return [
    { term: "Pièces jointes", value: line(attached) },
    { term: "Documents par lien", value: line(linked) },
    { term: "Plus disponibles", value: missing.join(", ") || undefined },
  ];
}

function headerFacts({ subject, headers }: RenderedMail): RenderedView["headers"] {
  return [
    { term: "From", value: addressLine(headers.from) },
    { term: "To", value: addressLine(headers.to) },
    { term: "Reply-To", value: headers.replyTo },
    { term: "Subject", value: subject },
    { term: "Message-ID", value: headers.messageId },
    { term: "In-Reply-To", value: headers.references?.at(-1) },
    { term: "References", value: headers.references?.join(" ") || undefined },
    { term: "Auto-Submitted", value: headers.autoSubmitted },
    { term: "List-Unsubscribe", value: headers.listUnsubscribe },
  ];
}

function addressLine({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

/** What one mail looks like in the outbox, and what this user may do with it. */
export function lineOf(
  user: User,
  mail: MailRow | MailRecord,
  moment: Date,
  isDeliverable: boolean,
): MailLine {
  const canWrite = roleCan(user.role, "outbox:write");
  return {
    id: mail._id,
    to: mail.to,
    toName: mail.toName,
    message: `${mail.trial ? `Essai${NBSP}: ` : ""}${templateLabel(mail.template)}`,
    householdId: mail.householdId,
    standing: mailStanding(mail, moment, isDeliverable),
    createdAt: mail.createdAt,
    canRetry: canWrite && isRetryable(mail),
    canCancel: canWrite && mail.state === "waiting",
  };
}
