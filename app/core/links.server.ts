import { env } from "./env.server";
import { isId } from "./ids.server";
import { isSame, sign } from "./secret.server";

export type LinkPurpose =
  | "answer"
  | "calendar"
  | "capacity"
  | "correction"
  | "deletion"
  | "document"
  | "no-contact"
  | "listing"
  | "care-figures"
  | "password"
  | "programme"
  | "seats"
  | "setup"
  | "signature"
  | "survey"
  | "tracking"
  | "visit-host";

/** What documents and the outbox keep of a link: never the link itself. */
export interface LinkRef {
  purpose: LinkPurpose;
  id: string;
  version: number;
}

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  answer: "/reponse",
  calendar: "/agenda",
  capacity: "/capacite",
  correction: "/interet/correction",
  deletion: "/effacement",
  document: "/piece-jointe",
  "no-contact": "/ne-plus-m-ecrire",
  listing: "/annuaire",
  "care-figures": "/places",
  password: "/mot-de-passe",
  programme: "/programme",
  seats: "/stages",
  setup: "/demarrage",
  signature: "/signature",
  survey: "/avis",
  tracking: "/suivi",
  "visit-host": "/accueil",
};

/** The token of a link: its id, its version and a signature under the server's key. */
export function linkToken({ purpose, id, version }: LinkRef): string {
  return `${id}${version.toString(36)}.${sign("link", purpose, id, version).slice(0, 27)}`;
}

/** Reads a token of one purpose; null when it was not made by this server. */
export function readLinkToken(purpose: LinkPurpose, token: string | undefined): LinkRef | null {
  const [head = "", signature = "", ...rest] = (token ?? "").split(".");
  const id = head.slice(0, 24);
  const version = Number.parseInt(head.slice(24), 36);
  if (rest.length > 0 || !isId(id) || !Number.isSafeInteger(version)) return null;
  const link: LinkRef = { purpose, id, version };
  return isSame(linkToken(link), `${head}.${signature}`) ? link : null;
}

/** The full address of a link, made at the moment it is sent. */
export function linkUrl(link: LinkRef): string {
  return `${env().publicUrl}${PATHS[link.purpose]}/${linkToken(link)}`;
}

/** Whether a parameter of a mail stands for a link. */
export function isLinkRef(value: unknown): value is LinkRef {
  return (
    typeof value === "object" && value !== null && "purpose" in value && "id" in value && "version" in value
  );
}
