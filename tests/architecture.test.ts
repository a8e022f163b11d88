import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const LONGEST_FILE = 260;

/** Features in three levels: what one calls is at its own level or below. */
const LEVELS = {
  base: [
    "settings",
    "reference-data",
    "accounts",
    "pipelines",
    "tasks",
    "entries",
    "partners",
    "candidates",
    "households",
    "consents",
    "promises",
    "documents",
    "structures",
    "openings",
    "templates",
    "directory",
    "care-supply",
    "occupations",
    "schools",
    "child-calendar",
    "semesters",
    "programmes",
  ],
  needs: [
    ...["needs", "housing", "spouse-work", "discovery", "schooling", "childcare", "scholarships", "offers"],
    ...["training-places", "lodgings", "placements", "mentoring", "events", "surveys"],
  ],
  flows: [
    "journeys",
    "triage",
    "interest-form",
    "file",
    "today",
    "boards",
    "hand-offs",
    "reports",
    "privacy",
    "search",
    "saved-views",
    "bin",
    "demo",
    "restructurings",
    "imports",
    "exports",
    "tracking",
    "inbound-mail",
    "calendar",
    "visit-days",
    "need-pages",
    "pledges",
    "observatory",
    "allocations",
  ],
} as const;

type Area =
  | "routes"
  | "features"
  | "core"
  | "components"
  | "vocabulary"
  | "server"
  | "models"
  | "emails"
  | "app";

/** Where each area may look. `server` and scripts may import anything. */
const ALLOWED: Readonly<Record<Exclude<Area, "server" | "app">, readonly Area[]>> = {
  routes: ["features", "core", "components", "vocabulary", "models"],
  features: ["features", "core", "components", "vocabulary", "models"],
  core: ["core", "vocabulary", "models"],
  components: ["components", "vocabulary"],
  vocabulary: ["vocabulary"],
  models: ["models", "vocabulary"],
  emails: ["emails", "vocabulary"],
};

interface Import {
  file: string;
  area: Area;
  target: string;
  /** The area of ours it leads to, or null for a package. */
  to: Area | null;
  isType: boolean;
}

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app", "models", "emails"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && existsSync(path.join(ROOT, file)));
const imports = files.flatMap(importsOf);

it("finds the files it speaks of", () => {
  expect(files.length).toBeGreaterThan(150);
  expect(imports.length).toBeGreaterThan(500);
});

it("lets an import go down the house, never back up", () => {
  const wrong = imports.filter(({ area, to, file, target }) => {
    if (to === null || target.endsWith(".css") || area === "server" || area === "app" || to === area)
      return false;
    if (area === "core" && to === "emails") return !file.startsWith("app/core/outbox/");
    return !ALLOWED[area].includes(to);
  });
  expect(wrong.map(say("move what is needed down, or pass it as an argument"))).toEqual([]);
});

it("lets components be imported by screens only", () => {
  const wrong = imports.filter(
    ({ area, to, file, isType }) =>
      area === "features" && to === "components" && file.endsWith(".server.ts") && !isType,
  );
  expect(wrong.map(say("a command or a query draws nothing"))).toEqual([]);
});

it("calls features at the same level or below", () => {
  const wrong = imports.filter(({ file, area, target }) => {
    const callee = /^~\/features\/([^/]+)/.exec(target)?.[1];
    if (area !== "features" || !callee || !target.endsWith(".server")) return false;
    return levelOf(callee) > levelOf(file.split("/")[2] ?? "");
  });
  expect(wrong.map(say("call downwards: flows → needs → base"))).toEqual([]);
});

it("gives every feature a level", () => {
  const known = new Set<string>(Object.values(LEVELS).flat());
  const folders = new Set(files.flatMap((file) => /^app\/features\/([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...folders].filter((folder) => !known.has(folder))).toEqual([]);
});

it("keeps mongoose in the models and the base", () => {
  const wrong = imports.filter(
    ({ file, target }) => target === "mongoose" && !/^(models|app\/core\/db)\//.test(file),
  );
  expect(wrong.map(say("ask a model, or app/core/db"))).toEqual([]);
});

it("keeps zod out of what reaches the browser", () => {
  const wrong = imports.filter(
    ({ file, target }) => target === "zod" && !file.endsWith(".server.ts") && !file.startsWith("emails/"),
  );
  expect(wrong.map(say("put the schema in a *.schema.server.ts"))).toEqual([]);
});

it("reads the environment in one place", () => {
  const wrong = files.filter(
    (file) => file !== "app/core/env.server.ts" && /process\.env\b/.test(contents(file)),
  );
  expect(wrong.filter((file) => !STARTERS.includes(file))).toEqual([]);
});

/** Spawns the engine: it hands its own environment on to a child process. */
const STARTERS = ["app/core/db/engine-process.ts", "app/core/db/engine-child.server.ts"];

it("keeps every file within two screens", () => {
  // The stories of the demonstration are data.
  const long = files.filter(
    (file) => !file.startsWith("app/features/demo/") && contents(file).split("\n").length > LONGEST_FILE,
  );
  expect(long, "split by sub-noun, never by layer").toEqual([]);
});

it("has no file whose name says nothing", () => {
  expect(files.filter((file) => /\/(utils?|helpers?|misc|common|index)\.tsx?$/.test(file))).toEqual([]);
});

function importsOf(file: string): Import[] {
  const found = contents(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']|import\(["']([^"']+)["']\)/g,
  );
  return [...found].map(([, type, fixed, lazy]) => {
    const target = fixed ?? lazy ?? "";
    return { file, area: areaOf(file), target, to: targetArea(file, target), isType: Boolean(type) };
  });
}

function targetArea(file: string, target: string): Area | null {
  if (target.startsWith("#models/")) return "models";
  if (target.startsWith("#emails/")) return "emails";
  if (target.startsWith("~/")) return areaOf(target.replace("~/", "app/"));
  if (target.startsWith(".")) return areaOf(path.posix.join(path.posix.dirname(file), target));
  return null;
}

function areaOf(file: string): Area {
  const [top, folder = ""] = file.split("/");
  if (top === "models" || top === "emails") return top;
  const areas: readonly string[] = ["routes", "features", "core", "components", "vocabulary", "server"];
  return areas.includes(folder) && file.split("/").length > 2 ? (folder as Area) : "app";
}

function levelOf(feature: string): number {
  return Object.values(LEVELS).findIndex((level) => (level as readonly string[]).includes(feature));
}

function contents(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function say(advice: string): (wrong: Import) => string {
  return ({ file, target }) => `${file} imports ${target}: ${advice}`;
}
