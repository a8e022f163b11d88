import type { ActionFunctionArgs } from "@remix-run/node";
import { requireUser } from "~/core/auth/guards.server";
import { runTasksSoon } from "~/core/background/agenda.server";
import { advanceSharedClock } from "~/core/background/shared-clock.server";
import { now } from "~/core/clock.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { formatDay } from "~/vocabulary/typography";

const DAY_MS = 24 * 3600 * 1000;
const MOST_DAYS = 400;

/** « Avancer le temps »: moves the application, the background tasks and the mail together. Demo only. */
export async function action({ request }: ActionFunctionArgs) {
  await requireUser(request);
  const { instance } = await getSettings();
  if (!instance.isDemo) throw new Response("Introuvable", { status: 404 });
  const form = await request.formData();
  const days = Number(form.get("days"));
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new Response("Durée refusée", { status: 400 });
  await advanceSharedClock(days * DAY_MS);
  await runTasksSoon();
  return redirectWithToast(request, backOf(request), {
    message: `Nous sommes maintenant ${formatDay(now())}.`,
  });
}

function backOf(request: Request): string {
  const referer = request.headers.get("Referer");
  return referer && URL.canParse(referer) ? new URL(referer).pathname : "/today";
}
