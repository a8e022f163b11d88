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
import { Notice } from "~/components/ui/notice";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { InterestForm } from "~/features/interest-form/interest-form";
import { getCorrectionPage } from "~/features/interest-form/interest-form.queries.server";
import { correctionSchema } from "~/features/interest-form/interest-form.schema.server";
import { receiveCorrection } from "~/features/interest-form/interest-reception.commands.server";
import { INTEREST_WORDS } from "~/features/interest-form/interest-words";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: INTEREST_WORDS[data?.language ?? "fr"].correction.title },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getCorrectionPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(request, correctionSchema, async (input) => {
    await receiveCorrection(params.token, input);
    return redirect(`/interet/correction/${params.token}?envoye=1`);
  });
}

export default function CorrectionRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { correction } = INTEREST_WORDS[page.language];
  const { name } = page.answerer;
  return (
    <div className="letter" lang={page.language}>
      <h1>{correction.title}</h1>
      {page.isSent && !result ? (
        <Notice title={correction.doneTitle} tone="done" role="status">
          {correction.done(name)}
        </Notice>
      ) : (
        <p className="lead">{correction.lead(name)}</p>
      )}
      <InterestForm page={page} result={result} isCorrection />
    </div>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const [search] = useSearchParams();
  const language = languageOf(search);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = status === 404 ? INTEREST_WORDS[language].correction.unknownLink : undefined;
  return <ProblemPage status={status} language={language} message={message} />;
}
