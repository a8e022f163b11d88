import { startApp, TUESDAY_NINE } from "./started-app";

/** Fills a demonstration in an empty directory, as a first start does, then ends calmly. */
export async function fillDemonstration(dataDir: string): Promise<void> {
  const app = await startApp(dataDir, { NOW: TUESDAY_NINE });
  const code = await app.stop();
  if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`);
}
