import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Request, RequestHandler, Response } from "express";
import { isConnected } from "~/core/db/connect.server";
import type { Engine } from "~/core/db/engine.server";
import { env } from "~/core/env.server";
import { runInScope } from "~/core/http/request-scope.server";
import { isFromOurPages, isOneClick } from "~/core/http/same-origin.server";
import { newId } from "~/core/ids.server";
import { isSame } from "~/core/secret.server";
import { problemHtml } from "./problem-html.server";

/** Largest body of a form without files, in bytes. */
const FORM_BYTES = 1024 * 1024;
/** The forms that carry files, with the largest body of each: documents or photos of 10 MB, one table, and their fields. */
const UPLOADS: readonly [address: RegExp, bytes: number][] = [
  [/^\/households\/[0-9a-f]{24}\/documents(?:\.data)?$/, 51 * 1024 * 1024],
  [/^\/suivi\/[\w-]+\.[\w-]+(?:\.data)?$/, 51 * 1024 * 1024],
  [/^\/reponse\/[\w-]+\.[\w-]+(?:\.data)?$/, 31 * 1024 * 1024],
  [
    /^\/(?:imports|directory\/import|housing\/offers\/import|work\/import|childcare\/supply\/import|childcare\/supply\/totals|settings\/reference-data)(?:\.data)?$/,
    11 * 1024 * 1024,
  ],
];
const PERSONAL_CACHE = "no-store";
/** The engine is back in about three seconds. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 100;

/** Gives each request an id, a nonce and the client's address; personal pages are never cached. */
export function openScope(): RequestHandler {
  return (request, response, next) => {
    const scope = {
      id: newId(),
      nonce: randomBytes(16).toString("base64"),
      address: request.ip ?? "unknown",
    };
    response.setHeader("X-Request-Id", scope.id);
    response.setHeader("Cache-Control", PERSONAL_CACHE);
    runInScope(scope, next);
  };
}

/** /healthz, /readyz and /metrics, before anything that needs the base. */
export function operations(engine: Engine | undefined): RequestHandler {
  return async (request, response, next) => {
    if (request.path === "/healthz") return sayHealth(response, engine);
    if (request.path === "/readyz")
      return response.status(isReady(engine) ? 200 : 503).json({ ready: isReady(engine) });
    if (request.path === "/metrics") return sayMetrics(request, response);
    next();
  };
}

/**
 * While the engine restarts, a page says in French to come back in a moment. What would be lost, a form, or would break
 * the page on screen, the data of a navigation, waits for the engine.
 */
export function unavailable(engine: Engine | undefined): RequestHandler {
  return async (request, response, next) => {
    const isWrite = !["GET", "HEAD"].includes(request.method);
    const until = Date.now() + (isWrite || isNavigation(request) ? PATIENCE_MS : 0);
    while (!isReady(engine) && Date.now() < until) await sleep(PAUSE_MS);
    if (isReady(engine)) return next();
    response.status(503).setHeader("Retry-After", "3");
    response.type("html").send(problemHtml(isWrite ? "unsaved" : 503));
  };
}

/** The data of a page asked for by the page before it, or the addresses it knows. */
function isNavigation({ path }: Request): boolean {
  return path.endsWith(".data") || path === "/__manifest";
}

/** Refuses writes sent from another site, but for the one that a mail program sends. */
export function refuseOtherSites(): RequestHandler {
  return (request, response, next) => {
    const { method, headers, path } = request;
    if (isFromOurPages(method, headers) || isOneClick(method, path)) return next();
    response.status(403).type("html").send(problemHtml(403));
  };
}

/** Refuses bodies larger than any form of ours. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const length = Number(request.headers["content-length"] ?? 0);
    const isUnsized = request.headers["transfer-encoding"] !== undefined && request.method === "POST";
    if (length <= mostBytes(request.path) && !isUnsized) return next();
    response.status(413).type("html").send(problemHtml(413));
  };
}

function mostBytes(address: string): number {
  return UPLOADS.find(([pattern]) => pattern.test(address))?.[1] ?? FORM_BYTES;
}

function isReady(engine: Engine | undefined): boolean {
  return isConnected() && (engine === undefined || engine.state() === "ready");
}

function sayHealth(response: Response, engine: Engine | undefined): void {
  const database = isConnected() ? "ready" : "disconnected";
  const status = isReady(engine) ? "ok" : "degraded";
  response
    .status(status === "ok" ? 200 : 503)
    .json({ status, database, engine: engine?.state() ?? "external" });
}

async function sayMetrics(request: Request, response: Response): Promise<void> {
  const { metricsToken } = env();
  if (!metricsToken || !isSame(request.headers.authorization ?? "", `Bearer ${metricsToken}`)) {
    response.status(404).end();
    return;
  }
  const { metricsText, METRICS_TYPE } = await import("./metrics.server");
  response.type(METRICS_TYPE).send(await metricsText());
}
