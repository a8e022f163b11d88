import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { logger } from "~/core/logger.server";
import { importOutlines, type OutlineProgress } from "./geo-api-import.commands.server";

export interface OutlineRun extends OutlineProgress {
  isRunning: boolean;
  startedAt: Date;
  /** Why it stopped before its end, in French. */
  failure?: string;
}

const UNKNOWN_FAILURE =
  "L’import s’est arrêté sur une erreur inattendue, notée dans le journal du serveur. Recommencez plus tard.";

let run: OutlineRun | undefined;
let ended: Promise<void> = Promise.resolve();

/** Starts, in this process, the import of contours and positions, which takes minutes; refuses a second one. */
export function startOutlineImport(actor: Actor, departements: string[]): void {
  if (run?.isRunning) throw new UserFacingError("Cet import est déjà en cours.");
  const current: OutlineRun = {
    isRunning: true,
    startedAt: new Date(),
    departement: null,
    done: 0,
    total: 0,
  };
  run = current;
  ended = importOutlines(actor, departements, (progress) => Object.assign(current, progress))
    .catch((error: unknown) => {
      current.failure = error instanceof UserFacingError ? error.message : UNKNOWN_FAILURE;
      logger.warn({ err: error }, "import of contours stopped");
    })
    .finally(() => {
      current.isRunning = false;
    });
}

/** Where the import started by this process stands; null when none was. */
export function outlineRun(): OutlineRun | null {
  return run ?? null;
}

/** Waits for the end of the import under way. */
export async function outlineImportEnded(): Promise<void> {
  await ended;
}
