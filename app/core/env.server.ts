import os from "node:os";
import path from "node:path";
import { SetupError } from "./errors";

/** Where the environment is read, once; every other file asks here. */
export interface Env {
  port: number;
  host: string;
  dataDir: string;
  /** Where patched copies of the engine are kept for this user. */
  cacheDir: string;
  mongodbUri: string | undefined;
  smtpUrl: string | undefined;
  /** The team's mailbox, read for replies; without it nothing is read. */
  imapUrl: string | undefined;
  /** The address of that mailbox: letters leave from it and are answered to it. */
  mailFrom: string | undefined;
  publicUrl: string;
  secretKey: string | undefined;
  /** The keys of France Travail’s offers; without them nothing is asked there. */
  franceTravail: { id: string; secret: string } | undefined;
  trustProxy: boolean;
  /** Undefined when not said: the demo then runs only on a loopback address. */
  demo: boolean | undefined;
  /** Which département the demonstration is set in. */
  demoProfile: string;
  startsAt: Date | undefined;
  metricsToken: string | undefined;
  logLevel: string;
  isProduction: boolean;
}

let current: Env | undefined;

/** The settings of this process; throws a French sentence on a value that cannot be read. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** Reads settings from a record of strings; refuses an impossible PORT, NOW, PUBLIC_URL, SMTP_URL, IMAP_URL or MAIL_FROM, and half of a pair of keys. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const port = readPort(source.PORT);
  const host = source.HOST || "127.0.0.1";
  return {
    port,
    host,
    dataDir: path.resolve(source.DATA_DIR || ".data"),
    cacheDir: source.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"),
    mongodbUri: source.MONGODB_URI || undefined,
    smtpUrl: readServerUrl(source.SMTP_URL, "SMTP_URL", "smtp"),
    imapUrl: readServerUrl(source.IMAP_URL, "IMAP_URL", "imap"),
    mailFrom: readAddress(source.MAIL_FROM),
    publicUrl: readPublicUrl(source.PUBLIC_URL || `http://${hostOfUrl(host)}:${port}`),
    secretKey: source.SECRET_KEY || undefined,
    franceTravail: readKeys(source.FRANCE_TRAVAIL_ID, source.FRANCE_TRAVAIL_SECRET),
    trustProxy: source.TRUST_PROXY === "1" || source.TRUST_PROXY === "true",
    demo: source.DEMO === undefined || source.DEMO === "" ? undefined : source.DEMO === "1",
    demoProfile: source.DEMO_PROFILE || "lot",
    startsAt: readInstant(source.NOW),
    metricsToken: source.METRICS_TOKEN || undefined,
    logLevel: source.LOG_LEVEL || "info",
    isProduction: source.NODE_ENV === "production",
  };
}

/** Whether the demonstration may run: said by DEMO=1, else only when bound to a loopback address. */
export function isDemoAllowed(settings: Env = env()): boolean {
  return settings.demo ?? ["127.0.0.1", "::1", "localhost"].includes(settings.host);
}

function readPort(value: string | undefined): number {
  const port = Number(value || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new SetupError(`PORT vaut « ${value} » : donnez un nombre entre 0 et 65535, par exemple 3000.`);
  }
  return port;
}

function hostOfUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function readPublicUrl(value: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new SetupError(
      `PUBLIC_URL vaut « ${value} » : donnez l’adresse publique complète, par exemple https://conciergerie.exemple.fr.`,
    );
  }
  return value.replace(/\/+$/, "");
}

function readServerUrl(
  value: string | undefined,
  name: "SMTP_URL" | "IMAP_URL",
  scheme: "smtp" | "imap",
): string | undefined {
  if (!value) return undefined;
  if (!new RegExp(`^${scheme}s?://[^/]`).test(value) || !URL.canParse(value)) {
    throw new SetupError(
      `${name} ne peut pas être lu : donnez une adresse en ${scheme}:// ou ${scheme}s://, par exemple ${scheme}s://nom:motdepasse@${scheme}.exemple.fr.`,
    );
  }
  return value;
}

function readAddress(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^[^\s@<>+]+@[^\s@<>]+\.[^\s@<>]+$/.test(value.trim())) {
    throw new SetupError(
      `MAIL_FROM vaut « ${value} » : donnez la seule adresse de la boîte, sans nom ni « + », par exemple conciergerie@exemple.fr.`,
    );
  }
  return value.trim();
}

function readKeys(
  id: string | undefined,
  secret: string | undefined,
): { id: string; secret: string } | undefined {
  if (!id && !secret) return undefined;
  if (!id || !secret) {
    throw new SetupError(
      "FRANCE_TRAVAIL_ID et FRANCE_TRAVAIL_SECRET vont ensemble : donnez les deux, tels que francetravail.io les donne à votre application, ou aucun.",
    );
  }
  return { id, secret };
}

function readInstant(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) {
    throw new SetupError(
      `NOW vaut « ${value} » : donnez une date ISO, par exemple 2026-11-02T08:30:00+01:00.`,
    );
  }
  return instant;
}
