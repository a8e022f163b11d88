import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { TOASTER_STYLE_HASHES } from "~/server/toaster-styles";

describe("the styles of the toaster", () => {
  it("are allowed by the hash of their exact text, and of the empty element they start as", () => {
    expect(TOASTER_STYLE_HASHES).toEqual([hashOf(injectedStyle()), hashOf("")]);
  });
});

function injectedStyle(): string {
  const folder = path.dirname(createRequire(import.meta.url).resolve("sonner"));
  const source = readFileSync(path.join(folder, "index.mjs"), "utf8");
  const [, literal = '""'] = /^__insertCSS\((".*")\);?$/m.exec(source) ?? [];
  return JSON.parse(literal);
}

function hashOf(style: string): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}
