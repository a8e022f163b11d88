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
import { getAskedRelay, getCareFiguresPage } from "~/features/care-supply/care-figures.queries.server";
import { CareFiguresLetter } from "~/features/care-supply/care-figures-letter";
import { sayCareFigures } from "~/features/care-supply/care-figures-told.commands.server";
import { COMMUNES_TOLD, careFiguresSchema } from "~/features/care-supply/care-supply.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, "Les places d’accueil");

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getCareFiguresPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await getAskedRelay(token);
  const say = async (answer: Parameters<typeof sayCareFigures>[1]): Promise<Response> => {
    await sayCareFigures(token, answer);
    return redirect(`/places/${token}`);
  };
  return submitForm(request, careFiguresSchema, say, { listCap: COMMUNES_TOLD });
}

export default function CareFiguresRoute() {
  return <CareFiguresLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("question")} />;
}
