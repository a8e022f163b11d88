import { fileURLToPath } from "node:url";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The four aliases of tsconfig.json, for Vite and Vitest. */
export const alias = {
  "~": at("./app"),
  "#models": at("./models"),
  "#emails": at("./emails"),
  "#tests": at("./tests"),
};
