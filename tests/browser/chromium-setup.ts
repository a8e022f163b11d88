import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium";
import { buildApp } from "../support/started-app";

declare module "vitest" {
  export interface ProvidedContext {
    chromiumUrl: string;
  }
}

/** The application built, and one Chromium for the whole run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  await buildApp();
  const browser = await chromium.launchServer({ executablePath, headless: true, args: CHROMIUM_FLAGS });
  provide("chromiumUrl", browser.wsEndpoint());
  return () => browser.close();
}
