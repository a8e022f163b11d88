import { Writable } from "node:stream";
import type { EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./components/layout/nonce";
import { requestScope } from "./core/http/request-scope.server";
import { logger } from "./core/logger.server";

export { startHost } from "./server/host.server";

const ABORT_MS = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const nonce = requestScope()?.nonce ?? "";
  return new Promise((resolve, reject) => {
    let isShellReady = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          isShellReady = true;
        },
        onAllReady() {
          clearTimeout(timer);
          pipe(whole((body) => resolve(new Response(body, { headers: asHtml(headers), status }))));
        },
        onShellError: reject,
        onError(error) {
          if (isShellReady) logger.error({ err: error, requestId: requestScope()?.id }, "rendering failed");
        },
      },
    );
    const timer = setTimeout(abort, ABORT_MS).unref();
  });
}

/** Our pages wait for all their data: sent in one piece, they are compressed once instead of every 2 kB. */
function whole(send: (body: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      // React keeps and refills the buffers it gives.
      chunks.push(Buffer.from(chunk));
      done();
    },
    final(done) {
      send(Buffer.concat(chunks));
      done();
    },
  });
}

function asHtml(headers: Headers): Headers {
  headers.set("Content-Type", "text/html; charset=utf-8");
  return headers;
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logger.error(
    { err: error, requestId: requestScope()?.id, path: new URL(request.url).pathname },
    "request failed",
  );
}
