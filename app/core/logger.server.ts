import pino from "pino";
import { env } from "./env.server";

/** Logs without personal data: ids, routes and durations only; errors keep their stack. */
export const logger = pino({
  level: env().logLevel,
  base: undefined,
  redact: { paths: ["email", "to", "*.email", "*.to"], censor: "[…]" },
});
