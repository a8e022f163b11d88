import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { letterMeta, lostLink } from "~/components/layout/letter-route";
import { LinkProblem } from "~/components/layout/link-problem";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { answerSurvey } from "~/features/surveys/survey-answers.commands.server";
import { SurveyLetter } from "~/features/surveys/survey-letter";
import { getSurveyLink, getSurveyPage } from "~/features/surveys/survey-page.queries.server";
import { surveySchema } from "~/features/surveys/surveys.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, "Votre avis de fin de stage");

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getSurveyPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await getSurveyLink(token);
  return submitForm(request, surveySchema, async (input) => {
    await answerSurvey(token, input);
    return redirect(`/avis/${token}`);
  });
}

export default function SurveyRoute() {
  return <SurveyLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("page")} />;
}
