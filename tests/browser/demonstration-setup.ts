import type { TestProject } from "vitest/node";
import { fillDemonstration } from "../support/demonstration";
import { temporaryDirectory } from "../support/started-app";

declare module "vitest" {
  export interface ProvidedContext {
    demonstration: string;
  }
}

/** A demonstration filled once, of which each test file starts a copy: filling one takes ten times as long. `npm test` gives its own. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const filled = process.env.DEMONSTRATION;
  if (filled) {
    provide("demonstration", filled);
    return () => {};
  }
  const directory = temporaryDirectory();
  await fillDemonstration(directory.dataDir);
  provide("demonstration", directory.dataDir);
  return directory.remove;
}
