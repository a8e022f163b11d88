import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { alias } from "../../../vite.alias.js";

/** Built from the root of the repository: `remix vite:build --config tests/bench/baseline/vite.config.ts`. */
export default defineConfig({
  plugins: [
    remix({
      appDirectory: "tests/bench/baseline/app",
      buildDirectory: "tests/bench/baseline/build",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
      },
    }),
  ],
  publicDir: false,
  resolve: { alias },
});
