import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { connectDatabase } from "~/core/db/connect.server";

/** The same Express and the same compression in front of the same base; no session, no header, no layout. */
export async function serve(build: ServerBuild): Promise<void> {
  const [uri = "", port = ""] = process.argv.slice(2);
  await connectDatabase(uri);
  const app = express();
  app.use(compression());
  app.use("/assets", express.static("tests/bench/baseline/build/client/assets"));
  app.all("*", createRequestHandler({ build, mode: "production" }));
  app.listen(Number(port), "127.0.0.1");
}
