import type { MailClass } from "~/vocabulary/mails";

/** A mail of the registry: its class, and its template, loaded only when it is rendered. */
export interface MailEntry {
  label: string;
  mailClass: MailClass;
  /** A colleague chose to write it: it is not announced as automatic. */
  isHandwritten?: boolean;
  load: () => Promise<{ default: unknown }>;
}
