import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

/**
 * Remix tries every route of the build, several times per request. Here a request meets only the routes whose address
 * begins like its own, with the layouts and the page of what is not found: the answer is the same, sooner.
 */
export function routeRequests(build: ServerBuild): RequestHandler {
  const handlers = new Map(
    firstSegments(build).map((segment) => [segment, handlerOf(narrowed(build, segment))]),
  );
  // The addresses that Remix keeps for itself name routes of every kind.
  const whole = handlerOf(build);
  return (request, response, next) =>
    (handlers.get(segmentOf(request.path)) ?? whole)(request, response, next);
}

function handlerOf(build: ServerBuild): RequestHandler {
  return createRequestHandler({ build, mode: "production" });
}

/** « /candidates/12.data » begins with "candidates". */
function segmentOf(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.data$/, "");
}

function firstSegments(build: ServerBuild): string[] {
  const segments = Object.keys(build.routes).map((id) => firstSegment(build, id));
  return [...new Set(segments)].filter((segment) => /^[a-z-]+$/.test(segment));
}

/** What the addresses of a route begin with; nothing for a layout, the home page and the page of what is not found. */
function firstSegment(build: ServerBuild, id: string): string {
  const route = build.routes[id];
  if (!route) return "";
  const above = route.parentId ? firstSegment(build, route.parentId) : "";
  return above || (route.path ?? "").split("/")[0] || "";
}

function narrowed(build: ServerBuild, segment: string): ServerBuild {
  const isKept = (id: string) => ["", "*", segment].includes(firstSegment(build, id));
  return {
    ...build,
    routes: only(build.routes, isKept),
    assets: { ...build.assets, routes: only(build.assets.routes, isKept) },
  };
}

function only<Value>(values: Record<string, Value>, isKept: (id: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([id]) => isKept(id)));
}
