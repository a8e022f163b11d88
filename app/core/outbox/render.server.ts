import type { z } from "zod";
import type { Brand, MailTemplate } from "#emails/define";
import { MAILS } from "#emails/registry";
import type { MailRecord } from "#models/mail";
import { type CodeRef, isCodeRef, sixDigits } from "../codes.server";
import { env } from "../env.server";
import { isLinkRef, type LinkRef, linkUrl } from "../links.server";
import { logger } from "../logger.server";
import { getSettings, type Settings } from "../settings.server";
import { headersOf, type MailHeaders, noContactUrlOf, oneLine } from "./mail-headers.server";
import { isMailName } from "./mail-names.server";

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

async function loadTemplate(name: string): Promise<AnyTemplate> {
  if (!isMailName(name)) throw new Error(`No mail is called ${name}`);
  // Each template knows its own parameters; here, they are only checked by its schema.
  return (await MAILS[name].load()).default as unknown as AnyTemplate;
}

function brandOf({ brand }: Settings): Brand {
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
