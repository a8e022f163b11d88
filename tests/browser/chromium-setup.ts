import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findChromium } from "../support/chromium";
import { buildApp } from "../support/started-app";

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
    chromiumUrl: string;
  }
}

/** The application built, and one Chromium for the whole run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  await buildApp();
  const browser = await chromium.launchServer({ executablePath, headless: true, args: FLAGS });
  provide("chromiumUrl", browser.wsEndpoint());
  return () => browser.close();
}
