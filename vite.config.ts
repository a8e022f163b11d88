import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";
import { alias } from "./vite.alias.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias },
  build: { target: "es2022", rollupOptions: { output: { manualChunks: sharedByPages } } },
  // Barrels of hundreds of files: bundled, the server loads only what it uses.
  ssr: {
    noExternal: [
      /^radix-ui/,
      /^@radix-ui\//,
      "lucide-react",
      "cmdk",
      /^date-fns/,
      /^@conform-to\//,
      /^libphonenumber-js/,
    ],
  },
  // The engine's data directory must not make the development server reload.
  server: { watch: { ignored: ["**/.data/**"] } },
});

const FRAMEWORK = /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run)\//;
const PRIMITIVES = /\/app\/components\/ui\/(?!combobox|dialog|drawn-from|menu|toaster)/;

/** What every page needs comes in two files, each kept by the browser, rather than in thirty. */
function sharedByPages(id: string): string | undefined {
  if (FRAMEWORK.test(id)) return "framework";
  return PRIMITIVES.test(id) ? "ui" : undefined;
}
