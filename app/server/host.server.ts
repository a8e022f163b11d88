import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { connectDatabase, disconnectDatabase, prepareDatabase } from "~/core/db/connect.server";
import type { Engine } from "~/core/db/engine.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { SetupError } from "~/core/errors";
import { logger } from "~/core/logger.server";
import { closeTransport } from "~/core/outbox/transport.server";
import { startBackground, stopBackground } from "./background.server";
import { prepareInstance, sayWelcome } from "./instance.server";
import { bodyLimit, openScope, operations, refuseOtherSites, unavailable } from "./middleware.server";
import { routeRequests } from "./routing.server";
import { securityHeaders } from "./security-headers.server";

/** Longer than a turn of the loop, when it has nothing else to do. */
const TURN_MS = 50;
const MOST_TURNS = 100;

interface Options {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The embedded engine; absent when MONGODB_URI names a server. */
  engine?: Engine;
  /** Development: Vite's own middlewares, before ours. */
  before?: (app: Express) => void;
}

/**
 * Opens the base, prepares it, serves, and arranges a calm stop: requests in flight finish, tasks stop,
 * the engine closes. Refuses a busy port with a sentence.
 */
export async function startHost({
  build,
  engine,
  before,
}: Options): Promise<{ port: number; stop(): Promise<void> }> {
  // The driver and Agenda leave promises behind when the base goes away: that may not end the service.
  process.on("unhandledRejection", (error) => logger.error({ err: error }, "unhandled rejection"));
  const uri = env().mongodbUri ?? engine?.uri;
  if (!uri) throw new SetupError("Aucune base : donnez MONGODB_URI, ou laissez le moteur intégré démarrer.");
  await connectDatabase(uri);
  await prepareDatabase();
  await prepareInstance();
  const app = makeApp(build, engine, before);
  const server = await listen(app);
  startBackground();
  const { port } = server.address() as AddressInfo;
  await sayWelcome(port, engine);
  const stop = stopper(server, engine);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0), giveUp));
  }
  return { port, stop };
}

function makeApp(build: Options["build"], engine: Engine | undefined, before: Options["before"]): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env().trustProxy ? 1 : false);
  // Before the personal headers: these files are the same for everyone and change name when they change.
  app.use("/assets", compression(), ownFiles("build/client/assets", "public, max-age=31536000, immutable"));
  app.use(openScope());
  app.use(securityHeaders());
  app.use(operations(engine));
  app.use(compression());
  before?.(app);
  app.use(ownFiles("build/client", "public, max-age=3600"));
  app.use(unavailable(engine));
  app.use(refuseOtherSites());
  app.use(bodyLimit());
  // Vite builds anew at each request of development.
  app.all("*", typeof build === "function" ? createRequestHandler({ build }) : routeRequests(build));
  return app;
}

/** Files of ours, kept by browsers as told, whatever was said of personal pages. */
function ownFiles(folder: string, caching: string): RequestHandler {
  return express.static(folder, {
    index: false,
    setHeaders(response) {
      response.setHeader("Cache-Control", caching);
      response.setHeader("X-Content-Type-Options", "nosniff");
    },
  });
}

function listen(app: Express): Promise<Server> {
  const { port, host } = env();
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === "EADDRINUSE";
      reject(
        isBusy
          ? new SetupError(
              `Le port ${port} est déjà pris : arrêtez l’autre programme, ou donnez un autre PORT.`,
            )
          : error,
      );
    });
    server.listen(port, host, () => resolve(server));
  });
}

function giveUp(error: unknown): void {
  logger.error({ err: error }, "could not stop calmly");
  process.exit(1);
}

function stopper(server: Server, engine: Engine | undefined): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= stopCalmly(server, engine);
    return stopping;
  };
}

async function stopCalmly(server: Server, engine: Engine | undefined): Promise<void> {
  logger.info("stopping");
  await readAll(server);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  setTimeout(() => server.closeAllConnections(), 10_000).unref();
  await closed;
  await stopBackground();
  closeTransport();
  await settle();
  await disconnectDatabase();
  await engine?.stop();
}

/** Closing cuts the connections on which nothing was read yet, and Node accepts one per turn: waits for a turn without. */
async function readAll(server: Server): Promise<void> {
  let isQuiet = false;
  server.on("connection", () => {
    isQuiet = false;
  });
  for (let turn = 0; turn < MOST_TURNS && !isQuiet; turn += 1) {
    isQuiet = true;
    await sleep(TURN_MS);
  }
  await sleep(TURN_MS);
}
