import { MAILS, type MailName } from "#emails/registry";

/** Whether the registry still knows the template of a stored mail. */
export function isMailName(template: string): template is MailName {
  return Object.hasOwn(MAILS, template);
}

/** Every mail the software can send, in the order of the registry. */
export function listMailNames(): MailName[] {
  return Object.keys(MAILS).filter(isMailName);
}

/** The name of a template, in French. */
export function templateLabel(template: string): string {
  return isMailName(template) ? MAILS[template].label : template;
}
