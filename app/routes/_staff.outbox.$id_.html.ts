import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { requestScope } from "~/core/http/request-scope.server";
import { findMail } from "~/core/outbox/mail-queries.server";
import { tryRenderMail } from "~/core/outbox/render.server";
import { getSettings, type Settings } from "~/core/settings.server";

/** The body of a mail, alone, for the frame of its page: no script, nothing loaded from outside. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "outbox:read");
  const mail = await findMail(user, params.id);
  const rendered = mail && (await tryRenderMail(mail, { forDisplay: true }));
  if (!rendered) throw notFound();
  return new Response(withNonce(rendered.html), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyOf(await getSettings()),
      "X-Frame-Options": "SAMEORIGIN",
    },
  });
}

/** Links open, in another tab, only in the demonstration. No script runs: of the same origin, the page around may measure it. */
function policyOf({ instance }: Settings): string {
  const sandbox = instance.isDemo ? "allow-popups allow-popups-to-escape-sandbox" : "";
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin ${sandbox}`;
}

/** The host's own policy applies too: it accepts a style sheet which carries the nonce of the request. */
function withNonce(html: string): string {
  return html.replace("<style>", `<style nonce="${requestScope()?.nonce ?? ""}">`);
}
