import { existsSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { installFromDebian } from "./debian";
import { DOVECOT } from "./dovecot";
import { roomForBases } from "./memory-folder";

/** Workers are killed without an exit event: what they leave is under one folder, removed here. */
export default function setup(): () => void {
  // Elsewhere, what needs a real mailbox is skipped, and says so.
  if (process.env.CI && !existsSync(DOVECOT)) installFromDebian("dovecot-imapd");
  const folder = mkdtempSync(path.join(roomForBases(), "conciergerie-tests-"));
  process.env.TESTS_DIR = folder;
  process.env.DATA_DIR = path.join(folder, "data");
  process.env.SECRET_KEY = "a-secret-key-used-by-the-tests-only-0123456789";
  process.env.LOG_LEVEL = "silent";
  process.env.PUBLIC_URL = "http://127.0.0.1:3000";
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 25, retryDelay: 100 });
}
