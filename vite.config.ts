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
