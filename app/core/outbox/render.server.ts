import type { z } from "zod";
import type { Brand, MailTemplate } from "#emails/define";
import { MAILS, type MailName } from "#emails/registry";
import type { MailRecord } from "#models/mail";
import { type CodeRef, isCodeRef, sixDigits } from "../codes.server";
import { env } from "../env.server";
import { isLinkRef, type LinkRef, linkUrl } from "../links.server";
import { logger } from "../logger.server";
import { getSettings, type Settings } from "../settings.server";

export interface Address {
  name: string;
  address: string;
}

export interface MailHeaders {
  from: Address;
  to: Address;
  replyTo?: string;
  messageId: string;
  /** Says that the software wrote; absent when a colleague did. */
  autoSubmitted?: "auto-generated";
  /** Where the person asks, in one click, to be written to no more; absent from what answers their own act. */
  listUnsubscribe?: string;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  headers: MailHeaders;
}

export interface RenderOptions {
  /** For the eyes of the team: outside the demonstration, links are hidden. */
  forDisplay: boolean;
}

type AnyTemplate = MailTemplate<z.ZodType<Record<string, unknown>>>;

/** Whether the registry still knows the template of a stored mail. */
export function isMailName(template: string): template is MailName {
  return Object.hasOwn(MAILS, template);
}

/** Writes a mail from its template and parameters; refuses parameters the template does not accept. */
export async function renderMail(mail: MailRecord, { forDisplay }: RenderOptions): Promise<RenderedMail> {
  const [settings, template, { render, toPlainText }, { createElement }] = await Promise.all([
    getSettings(),
    loadTemplate(mail.template),
    import("@react-email/render"),
    import("react"),
  ]);
  const isMasked = forDisplay && !settings.instance.isDemo;
  const toUrl = isMasked ? maskedUrl : linkUrl;
  const given = template.params.parse(withoutNulls(mail.params));
  const params = resolve(given, { toUrl, toDigits: isMasked ? maskedDigits : sixDigits });
  const noContactUrl = noContactUrlOf(mail, toUrl);
  const brand = { ...brandOf(settings), noContactUrl };
  const html = await render(createElement(template.Body, { params, brand }));
  return {
    subject: oneLine(template.subject(params, brand)),
    html,
    text: toPlainText(html),
    headers: { ...headersOf(mail, settings), listUnsubscribe: noContactUrl },
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

/** The name of a template, in French. */
export function templateLabel(template: string): string {
  return isMailName(template) ? MAILS[template].label : template;
}

async function loadTemplate(name: string): Promise<AnyTemplate> {
  if (!isMailName(name)) throw new Error(`No mail is called ${name}`);
  // Each template knows its own parameters; here, they are only checked by its schema.
  return (await MAILS[name].load()).default as unknown as AnyTemplate;
}

function brandOf({ brand }: Settings): Brand {
  const { programme, owner, phone, email } = brand;
  return { programme, owner, phone, email, privacyUrl: `${env().publicUrl}/confidentialite` };
}

/** What we start to a candidate tells how to stop it. */
function noContactUrlOf(
  { candidateId, mailClass }: MailRecord,
  toUrl: (link: LinkRef) => string,
): string | undefined {
  if (!candidateId || mailClass === "reponse") return undefined;
  return toUrl({ purpose: "no-contact", id: candidateId, version: 1 });
}

function headersOf(mail: MailRecord, { sender, brand }: Settings): MailHeaders {
  const fromName = mail.fromName ? `${mail.fromName}, ${sender.name}` : sender.name;
  return {
    from: {
      name: oneLine(fromName),
      address: sender.address || brand.email || `conciergerie@${new URL(env().publicUrl).hostname}`,
    },
    to: { name: oneLine(mail.toName ?? ""), address: mail.to },
    replyTo: mail.replyTo || brand.email || undefined,
    messageId: mail.messageId,
    autoSubmitted: isAutomatic(mail.template) ? "auto-generated" : undefined,
  };
}

function isAutomatic(template: string): boolean {
  return isMailName(template) && !("isHandwritten" in MAILS[template]);
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

/** A line break in a header would start another header. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
