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
import { seatsLetterSchema } from "~/features/training-places/seat-answers.schema.server";
import { SeatsLetter } from "~/features/training-places/seats-letter";
import { actBySeatsLink } from "~/features/training-places/seats-letter.commands.server";
import { getSeatsLink, getSeatsPage } from "~/features/training-places/seats-page.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, "Vos places d’internes");

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getSeatsPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await getSeatsLink(token);
  return submitForm(request, seatsLetterSchema, async (act) => {
    await actBySeatsLink(token, act);
    return redirect(`/stages/${token}`);
  });
}

export default function SeatsRoute() {
  return <SeatsLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("page")} />;
}
