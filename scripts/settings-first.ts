import { env } from "~/core/env.server";

/** Imported before all the rest, which reads the settings as it loads: a wrong one ends with its sentence alone. */
try {
  env();
} catch (error) {
  if (!(error instanceof Error) || error.name !== "SetupError") throw error;
  console.error(error.message);
  process.exit(1);
}
