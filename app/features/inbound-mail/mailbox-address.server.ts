const DEFAULT_FOLDER = "INBOX";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/** What IMAP_URL says: imaps://user:password@server:993/folder. */
export interface MailboxAddress {
  /** « user@server/folder », without the password. */
  id: string;
  host: string;
  port: number;
  /** Encrypted from the first byte. */
  isSecure: boolean;
  /** Else encrypted before the password is sent, or not used at all; a server of this machine may go without. */
  mustUpgrade: boolean;
  user: string;
  password: string;
  folder: string;
}

/** Reads an address that the environment has accepted; the folder is INBOX unless its path names another. */
export function readMailboxUrl(imapUrl: string): MailboxAddress {
  const url = new URL(imapUrl);
  const isSecure = url.protocol === "imaps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const user = decoded(url.username);
  const folder = decoded(url.pathname.replace(/^\/|\/$/g, "")) || DEFAULT_FOLDER;
  return {
    ...{ id: `${user}@${host}/${folder}`, host, isSecure, user, folder },
    mustUpgrade: !isSecure && !LOOPBACK.test(host),
    port: Number(url.port) || (isSecure ? 993 : 143),
    password: decoded(url.password),
  };
}

/** A password with a bare « % » is taken as it was typed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
