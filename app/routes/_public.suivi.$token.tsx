import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useRouteError,
  useSearchParams,
} from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { isUpload, readUpload } from "~/features/documents/read-upload.server";
import { trackingActSchema } from "~/features/tracking/tracking.schema.server";
import { carryOutTrackingAct } from "~/features/tracking/tracking-acts.commands.server";
import { grantHeader, isGranted } from "~/features/tracking/tracking-grant.server";
import { TrackingLetter } from "~/features/tracking/tracking-letter";
import { renewTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import {
  getLiveTracking,
  openTracking,
  trackingLanguage,
} from "~/features/tracking/tracking-link.queries.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";
import { admitUpload } from "~/features/tracking/tracking-uploads.commands.server";
import { PAGE_WORDS, TRACKING_REFUSALS } from "~/features/tracking/tracking-words";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: PAGE_WORDS[data?.language ?? "fr"].title },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getTrackingPage(params.token, new URL(request.url), request.headers.get("Cookie"));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const url = new URL(request.url);
  const cookies = request.headers.get("Cookie");
  const opened = await openTracking(params.token);
  const language = trackingLanguage(url, "member" in opened ? opened.member : undefined);
  if (isUpload(request)) await admitUpload(opened);
  const { form, files } = await readUpload(request);
  return submitForm(form, trackingActSchema(language), async (act) => {
    if (act.act === "renew") {
      await renewTrackingLink(params.token);
      return redirect(here(url, "envoye", "1"));
    }
    const live = await getLiveTracking(params.token, url);
    const hasCode = await isGranted(live.tracking, cookies);
    const done = await carryOutTrackingAct(live, act, { files, hasCode });
    const headers = done === "open" ? { "Set-Cookie": await grantHeader(live.tracking) } : undefined;
    const place = done === "code" || done === "open" ? "#rights" : "";
    return redirect(here(url, "fait", done) + place, { headers });
  });
}

/** The same page in the same language, with what was just done. */
function here({ pathname, searchParams }: URL, name: string, value: string): string {
  const lang = searchParams.get("lang");
  return `${pathname}?${new URLSearchParams({ ...(lang ? { lang } : {}), [name]: value })}`;
}

export default function TrackingRoute() {
  return <TrackingLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const [search] = useSearchParams();
  const language = languageOf(search);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const messages: Record<number, string> = {
    404: PAGE_WORDS[language].unknownLink,
    429: TRACKING_REFUSALS[language].tooMuch,
  };
  return <ProblemPage status={status} language={language} message={messages[status]} />;
}
