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
import { answerAsHost } from "~/features/visit-days/host-answer.commands.server";
import { HostLetter } from "~/features/visit-days/host-letter";
import { findHostedStep, getHostPage } from "~/features/visit-days/host-page.queries.server";
import { hostAnswerSchema } from "~/features/visit-days/visit-days.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, "Recevoir une famille");

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getHostPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await findHostedStep(token);
  return submitForm(request, hostAnswerSchema, async (input) => {
    await answerAsHost(token, input);
    return redirect(`/accueil/${token}`);
  });
}

export default function HostRoute() {
  return <HostLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("visite")} />;
}
