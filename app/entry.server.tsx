import type { EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./components/layout/nonce";
import { requestScope } from "./core/http/request-scope.server";
import { logger } from "./core/logger.server";
import { wholePage } from "./server/whole-page.server";

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
          pipe(wholePage((body) => resolve(new Response(body, { headers: asHtml(headers), status }))));
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
