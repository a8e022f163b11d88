import type { z } from "zod";
import type { Brand, MailTemplate } from "#emails/define";
import { MAILS } from "#emails/registry";
import type { MailRecord } from "#models/mail";
import type { MailTexts } from "~/vocabulary/mail-texts";
import { type CodeRef, isCodeRef, sixDigits } from "../codes.server";
import { env } from "../env.server";
import { isLinkRef, type LinkRef, linkUrl } from "../links.server";
import { logger } from "../logger.server";
import { getSettings, type Settings } from "../settings.server";
import { type CalendarPart, calendarPartOf } from "./calendar-part.server";
import { DOCUMENT_LINK_DAYS, type JoinedDocument, joinedDocuments } from "./joined-documents.server";
import { headersOf, type MailHeaders, noContactUrlOf, oneLine } from "./mail-headers.server";
import { isMailName } from "./mail-names.server";
import { threadOf } from "./thread.server";
import { isTrial, subjectMark, withParams } from "./trial.server";
import { wordsOfMail } from "./wording.server";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  headers: MailHeaders;
  /** What it puts in the calendar of its reader, or takes out of it. */
  calendar?: CalendarPart;
  /** Papers sent with it, their bytes left in core/files. */
  attachments: readonly JoinedDocument[];
  /** The number of its words: 0 is the original text. */
  wordingVersion: number;
  /** Papers that the letter leads to, too heavy to be attached. */
  linked: readonly { name: string; size: string }[];
}

export interface RenderOptions {
  /** For the eyes of the team: outside the demonstration, links are hidden. */
  forDisplay: boolean;
  /** Words to be seen before they are in force. */
  texts?: Partial<MailTexts>;
}

export type AnyTemplate = MailTemplate<z.ZodType<Record<string, unknown>>>;

/** Writes a mail from its template and parameters; refuses parameters the template does not accept. */
export async function renderMail(
  stored: MailRecord,
  { forDisplay, texts }: RenderOptions,
): Promise<RenderedMail> {
  const mail = await withParams(stored);
  const [settings, template, { render, toPlainText }, { createElement }] = await Promise.all([
    getSettings(),
    loadTemplate(mail.template),
    import("@react-email/render"),
    import("react"),
  ]);
  const isMasked = isTrial(mail) || (forDisplay && !settings.instance.isDemo);
  const toUrl = isMasked ? maskedUrl : linkUrl;
  const params = resolve(paramsOf(template.params, mail), {
    toUrl,
    toDigits: isMasked ? maskedDigits : sixDigits,
  });
  const noContactUrl = noContactUrlOf(mail, toUrl);
  const [words, { attachments, links }, references] = await Promise.all([
    wordsOfMail(mail),
    joinedDocuments(mail, toUrl),
    threadOf(mail),
  ]);
  const documents = links.length > 0 ? { links, days: DOCUMENT_LINK_DAYS } : undefined;
  const brand = { ...brandOf(settings), noContactUrl, documents };
  const headers = headersOf(mail, settings);
  const event = isTrial(mail) ? undefined : template.calendar?.(params);
  const told = texts ?? words.texts;
  const html = await render(createElement(template.Body, { params, brand, texts: told }));
  return {
    subject: oneLine(`${subjectMark(mail)}${template.subject(params, brand, told)}`),
    html,
    text: toPlainText(html),
    headers: { ...headers, references, listUnsubscribe: noContactUrl ?? headers.listUnsubscribe },
    calendar: event && calendarPartOf(event, headers, mail),
    attachments,
    wordingVersion: words.number,
    linked: links,
  };
}

/** The same, or null when the mail cannot be written: its template is gone, or its parameters changed shape. */
export async function tryRenderMail(mail: MailRecord, options: RenderOptions): Promise<RenderedMail | null> {
  try {
    return await renderMail(mail, options);
  } catch (error) {
    logger.error({ err: error, mailId: mail._id, template: mail.template }, "mail cannot be rendered");
    return null;
  }
}

/** The template of a mail, by its name; refuses one the registry does not know. */
export async function loadTemplate(name: string): Promise<AnyTemplate> {
  if (!isMailName(name)) throw new Error(`No mail is called ${name}`);
  // Each template knows its own parameters; here, they are only checked by its schema.
  return (await MAILS[name].load()).default as unknown as AnyTemplate;
}

/** The parameters of a mail, as its template takes them; refuses those it does not. */
export function paramsOf(schema: AnyTemplate["params"], { params }: MailRecord): Record<string, unknown> {
  return schema.parse(withoutNulls(params));
}

/** Who writes, as every letter says it. */
export function brandOf({ brand }: Settings): Brand {
  const { programme, owner, phone, email } = brand;
  return { programme, owner, phone, email, privacyUrl: `${env().publicUrl}/confidentialite` };
}

interface Resolution {
  toUrl: (link: LinkRef) => string;
  toDigits: (code: CodeRef) => string;
}

function resolve(params: object, resolution: Resolution): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, resolveValue(value, resolution)]),
  );
}

function resolveValue(value: unknown, resolution: Resolution): unknown {
  if (isLinkRef(value)) return resolution.toUrl(value);
  if (isCodeRef(value)) return resolution.toDigits(value);
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, resolution));
  return typeof value === "object" && value !== null ? resolve(value, resolution) : value;
}

function maskedDigits(): string {
  return "••••••";
}

/** The address of a link with its token left out: « https://…/reponse/••• ». */
function maskedUrl(link: LinkRef): string {
  return linkUrl(link).replace(/[^/]+$/, "•••");
}

/** MongoDB gives back as null an optional parameter which was left undefined. */
function withoutNulls(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}
