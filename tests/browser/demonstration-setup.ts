import type { TestProject } from "vitest/node";
import { startApp, TUESDAY_NINE, temporaryDirectory } from "../support/started-app";

declare module "vitest" {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

/** One application with its demonstration for the whole run, which must end calmly. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = temporaryDirectory();
  const app = await startApp(directory.dataDir, { NOW: TUESDAY_NINE });
  provide("baseUrl", app.baseUrl);
  return async () => {
    const code = await app.stop();
    directory.remove();
    if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`);
  };
}
