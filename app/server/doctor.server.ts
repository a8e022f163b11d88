import { existsSync } from "node:fs";
import { mkdtemp, rm, rmdir, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { joinEngine, openEngine } from "~/core/db/engine.server";
import { thisPlatform } from "~/core/db/engine-binaries.server";
import type { Env } from "~/core/env.server";
import { formatDayLong, formatTime, NBSP } from "~/vocabulary/typography";
import { examineMail, examineMailbox } from "./doctor-mail.server";
import { examineJobOffers } from "./doctor-offers.server";

/** One line of the doctor: what was looked at and, when it is wrong, how to repair it. */
export interface Finding {
  label: string;
  detail: string;
  /** Absent when all is well. */
  repair?: string;
}

const OLDEST_NODE = [20, 19];
const LEAST_FREE_BYTES = 1024 ** 3;
const ANSWER_MS = 5000;
const SHORTEST_KEY = 32;
/** A clock before this software was written was never set. */
const EARLIEST = new Date("2026-01-01T00:00:00Z");
const LOOPBACK = ["127.0.0.1", "[::1]", "::1", "localhost"];

/** Looks at everything the software stands on, and leaves nothing behind. */
export async function examine(settings: Env): Promise<Finding[]> {
  return [
    examineNode(process.versions.node),
    await examineBase(settings),
    await examineDisk(settings),
    await examineMail(settings),
    await examineMailbox(settings),
    await examineJobOffers(settings),
    examineAddress(settings),
    await examineKey(settings),
    examineClock(new Date()),
  ];
}

/** A finding as it is printed: « ✓ » or « ✗ », then how to repair. */
export function findingLine({ label, detail, repair }: Finding): string {
  const line = `${repair ? "✗" : "✓"} ${label} : ${detail}`;
  return repair ? `${line}\n    ${repair}` : line;
}

/** Node 20.19 or newer. */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  const isRecent = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return {
    label: "Node",
    detail: version,
    repair: isRecent ? undefined : "Installez Node 20.19 ou plus récent : https://nodejs.org.",
  };
}

/** A day which this software can have seen, and the hour of Paris. */
export function examineClock(moment: Date): Finding {
  return {
    label: "Horloge",
    detail: `${formatDayLong(moment)} à ${formatTime(moment)} à Paris (fuseau de la machine : ${Intl.DateTimeFormat().resolvedOptions().timeZone})`,
    repair:
      moment < EARLIEST
        ? "Mettez la machine à l’heure, par exemple avec « timedatectl set-ntp true »."
        : undefined,
  };
}

function examineBase(settings: Env): Promise<Finding> {
  return settings.mongodbUri ? examineServer(settings.mongodbUri) : examineEngine(settings);
}

async function examineServer(uri: string): Promise<Finding> {
  const label = "Base";
  const { MongoClient } = await import("mongodb");
  try {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: ANSWER_MS });
    try {
      const { version } = await client.db("admin").command({ buildInfo: 1 });
      return { label, detail: `serveur MongoDB ${version}, joint par MONGODB_URI` };
    } finally {
      await client.close();
    }
  } catch (error) {
    return {
      label,
      detail: `MONGODB_URI ne répond pas (${messageOf(error)})`,
      repair: "Vérifiez l’adresse, le mot de passe et le pare-feu, ou retirez MONGODB_URI.",
    };
  }
}

async function examineEngine({ dataDir, cacheDir }: Env): Promise<Finding> {
  const label = "Base";
  const running = await joinEngine(dataDir);
  if (running) return { label, detail: `moteur intégré ouvert sur ${dataDir} (processus ${running.pid})` };
  if (!(await isWritable(dataDir)))
    return unwritable(label, "le moteur intégré ne peut pas y écrire", dataDir);
  const trial = await mkdtemp(path.join(os.tmpdir(), "doctor-"));
  try {
    const hasCache = existsSync(path.join(cacheDir, "la-conciergerie"));
    const engine = await openEngine({
      dataDir: path.join(trial, "data"),
      cacheDir: hasCache ? cacheDir : path.join(trial, "cache"),
      log: () => {},
    });
    await engine.stop();
    return { label, detail: `le moteur intégré s’ouvre (${platformWords()})` };
  } catch (error) {
    return {
      label,
      detail: "le moteur intégré ne s’ouvre pas",
      repair: messageOf(error),
    };
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

function platformWords(): string {
  const { name, glibc } = thisPlatform();
  if (glibc === undefined) return name;
  return glibc < 38 ? `${name}, glibc 2.${glibc}, copie adaptée` : `${name}, glibc 2.${glibc}`;
}

async function examineDisk({ dataDir }: Env): Promise<Finding> {
  const label = "Disque";
  const folder = nearestFolder(dataDir);
  if (!(await isWritable(dataDir))) return unwritable(label, "rien ne peut y être écrit", dataDir);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const toCome = folder === dataDir ? "" : ", qui sera créé";
  return {
    label,
    detail: `${(free / LEAST_FREE_BYTES).toFixed(1).replace(".", ",")}${NBSP}Go libres pour ${dataDir}${toCome}`,
    repair:
      free < LEAST_FREE_BYTES
        ? "Libérez au moins 1 Go, ou donnez par DATA_DIR un dossier sur un autre disque."
        : undefined,
  };
}

/** Tried rather than asked: an administrator is told yes of folders that refuse, such as those of /proc. */
async function isWritable(dataDir: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(path.join(nearestFolder(dataDir), ".essai-")));
    return true;
  } catch {
    return false;
  }
}

function unwritable(label: string, fault: string, dataDir: string): Finding {
  return {
    label,
    detail: `${dataDir}${NBSP}: ${fault}`,
    repair: `Donnez à cet utilisateur le droit d’écrire dans ${nearestFolder(dataDir)}, ou un autre DATA_DIR.`,
  };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

function examineAddress({ publicUrl, host }: Env): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocalAddress = LOOPBACK.includes(hostname);
  const isOpen = !LOOPBACK.includes(host);
  const finding = { label: "Adresse publique", detail: publicUrl };
  if (isLocalAddress && isOpen) {
    return {
      ...finding,
      repair: "Donnez PUBLIC_URL : les liens des messages mèneraient à la machine de qui les lit.",
    };
  }
  if (!isLocalAddress && protocol !== "https:") {
    return {
      ...finding,
      repair: "Servez le site en https et corrigez PUBLIC_URL : des mots de passe y circulent.",
    };
  }
  return finding;
}

async function examineKey({ secretKey, publicUrl, dataDir }: Env): Promise<Finding> {
  const label = "Clé";
  const command = "« openssl rand -hex 32 » en tire une";
  if (secretKey) {
    return {
      label,
      detail: "SECRET_KEY est donnée",
      repair:
        secretKey.length < SHORTEST_KEY
          ? `Donnez à SECRET_KEY au moins ${SHORTEST_KEY} caractères : ${command}.`
          : undefined,
    };
  }
  const file = path.join(dataDir, "secret.key");
  const isThere = existsSync(file);
  if (!isThere && !(await isWritable(dataDir)))
    return unwritable(label, "elle ne peut pas y être créée", dataDir);
  const isLocal = LOOPBACK.includes(new URL(publicUrl).hostname);
  return {
    label,
    detail: `${isThere ? "gardée" : "sera créée"} dans ${file}`,
    repair: isLocal
      ? undefined
      : `Donnez SECRET_KEY, hors du dossier de données et de ses sauvegardes : ${command}.`,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
