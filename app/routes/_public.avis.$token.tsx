import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { letterMeta } from "~/components/layout/letter-route";
import { LinkProblem } from "~/components/layout/link-problem";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { answerSurvey } from "~/features/surveys/survey-answers.commands.server";
import { SurveyLetter } from "~/features/surveys/survey-letter";
import { getSurveyLink, getSurveyPage } from "~/features/surveys/survey-page.queries.server";
import { SURVEY_WORDS } from "~/features/surveys/survey-words";
import { surveySchema } from "~/features/surveys/surveys.schema.server";
import { languageOf, sameLetter } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const language = data?.language ?? languageOf(new URLSearchParams(location.search));
  return letterMeta(data, SURVEY_WORDS[language].title, language);
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getSurveyPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const url = new URL(request.url);
  const { language } = await getSurveyLink(params.token, url);
  return submitForm(request, surveySchema(language), async (input) => {
    await answerSurvey(params.token, url, input);
    return redirect(sameLetter(url));
  });
}

export default function SurveyRoute() {
  return <SurveyLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const [search] = useSearchParams();
  const language = languageOf(search);
  return <LinkProblem language={language} unknown={SURVEY_WORDS[language].unknown} />;
}
