import { cpSync } from "node:fs";
import { inject } from "vitest";
import { type StartedApp, startApp, TUESDAY_NINE, temporaryDirectory } from "../support/started-app";

let directory: ReturnType<typeof temporaryDirectory> | undefined;
let site: StartedApp | undefined;

/** Starts the application of one test file, on a copy of the demonstration: nobody else reads its base nor its clock. */
export async function openOwnSite(): Promise<void> {
  directory = temporaryDirectory();
  cpSync(inject("demonstration"), directory.dataDir, { recursive: true });
  site = await startApp(directory.dataDir, { NOW: TUESDAY_NINE });
}

/** The same base on another day: the application ends calmly and starts at that moment, at another address. */
export async function reopenOwnSite(moment: string): Promise<void> {
  await endCalmly();
  site = await startApp(ownSite().dataDir, { NOW: moment });
}

/** The application of the file that runs. */
export function ownSite(): StartedApp {
  if (!site) throw new Error("no application is open: its setup has not run");
  return site;
}

/** Ends calmly, or says what was printed. */
export async function closeOwnSite(): Promise<void> {
  try {
    await endCalmly();
  } finally {
    directory?.remove();
  }
}

async function endCalmly(): Promise<void> {
  const code = site ? await site.stop() : 0;
  if (code !== 0) throw new Error(`the application ended with ${code}:\n${site?.output()}`);
}
