import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { OfferImportScreen } from "~/features/offers/offer-import";
import { answerOfferList } from "~/features/offers/offer-import-answer.server";
import { getOfferImportPage } from "~/features/offers/offer-import-page.commands.server";

export const meta: MetaFunction = () => [{ title: "Importer une liste de postes" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return getOfferImportPage("spouse-work");
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return answerOfferList(request, user, "spouse-work");
}

export default function ImportPosts() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  const lastResult = answer && !("preview" in answer) ? answer : undefined;
  return <OfferImportScreen kind="spouse-work" {...page} preview={preview} lastResult={lastResult} />;
}
