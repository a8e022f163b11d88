import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { LinkProblem } from "~/components/layout/link-problem";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { getOpenProgramme, getProgrammePage } from "~/features/visit-days/programme.queries.server";
import { ProgrammeLetter } from "~/features/visit-days/programme-letter";
import { PROGRAMME_WORDS } from "~/features/visit-days/programme-words";
import { visitFeedbackSchema } from "~/features/visit-days/visit-days.schema.server";
import { tellOfVisit } from "~/features/visit-days/visit-feedback.commands.server";
import { languageOf, sameLetter } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: PROGRAMME_WORDS[data?.language ?? "fr"].title },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getProgrammePage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const url = new URL(request.url);
  await getOpenProgramme(params.token, url);
  return submitForm(request, visitFeedbackSchema, async (input) => {
    await tellOfVisit(params.token, url, input);
    return redirect(sameLetter(url));
  });
}

export default function ProgrammeRoute() {
  return <ProgrammeLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const [search] = useSearchParams();
  const language = languageOf(search);
  return <LinkProblem language={language} unknown={PROGRAMME_WORDS[language].unknown} />;
}
