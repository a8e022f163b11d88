import type { TestProject } from "vitest/node";
import { startApp, TUESDAY_NINE, temporaryDirectory } from "../support/started-app";

declare module "vitest" {
  export interface ProvidedContext {
    demonstration: string;
  }
}

/** A demonstration filled once, of which each test file starts a copy: filling one takes ten times as long. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const directory = temporaryDirectory();
  const app = await startApp(directory.dataDir, { NOW: TUESDAY_NINE });
  const code = await app.stop();
  if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`);
  provide("demonstration", directory.dataDir);
  return directory.remove;
}
