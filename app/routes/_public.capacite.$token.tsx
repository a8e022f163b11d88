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
import { sayCapacityByLink } from "~/features/partners/capacity.commands.server";
import { CapacityLetter } from "~/features/partners/capacity-letter";
import { getCapacityLetter, getCapacityPage } from "~/features/partners/capacity-link.queries.server";
import { capacitySchema } from "~/features/partners/partners.schema.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, `Où en êtes-vous${NBSP}?`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getCapacityPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await getCapacityLetter(token);
  return submitForm(request, capacitySchema, async (input) => {
    await sayCapacityByLink(token, input);
    return redirect(`/capacite/${token}`);
  });
}

export default function CapacityRoute() {
  return <CapacityLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("question")} />;
}
