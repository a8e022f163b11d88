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
import { ListingLetter } from "~/features/directory/listing-letter";
import { sayListing } from "~/features/directory/listing-link.commands.server";
import { getListing, getListingPage } from "~/features/directory/listing-link.queries.server";
import { listingSchema } from "~/features/directory/services.schema.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  letterMeta(data, `Est-ce toujours exact${NBSP}?`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getListingPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await getListing(token);
  return submitForm(request, listingSchema, async (answer) => {
    await sayListing(token, answer);
    return redirect(`/annuaire/${token}`);
  });
}

export default function ListingRoute() {
  return <ListingLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("fiche")} />;
}
