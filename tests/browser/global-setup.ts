import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findChromium } from "../support/chromium";
import { buildApp, startApp, TUESDAY_NINE, temporaryDirectory } from "../support/started-app";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

declare module "vitest" {
  export interface ProvidedContext {
    baseUrl: string;
    chromiumUrl: string;
  }
}

/** One application with its demonstration and one Chromium for the whole run; both must end calmly. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  await buildApp();
  const directory = temporaryDirectory();
  const [app, browser] = await Promise.all([
    startApp(directory.dataDir, { NOW: TUESDAY_NINE }),
    chromium.launchServer({ executablePath, headless: true, args: FLAGS }),
  ]);
  provide("baseUrl", app.baseUrl);
  provide("chromiumUrl", browser.wsEndpoint());
  return async () => {
    await browser.close();
    const code = await app.stop();
    directory.remove();
    if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`);
  };
}
