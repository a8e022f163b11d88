import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutOfferAct } from "~/features/offers/offer-acts.commands.server";
import { OfferScreen } from "~/features/offers/offer-page";
import { getOfferPage } from "~/features/offers/offer-page.queries.server";
import { getOffer } from "~/features/offers/offers.queries.server";
import { offerActSchema } from "~/features/offers/offers.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.label : "Poste" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  return getOfferPage(user, "spouse-work", params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const offer = await getOffer(params.id ?? "", "spouse-work");
  return submitForm(request, offerActSchema("spouse-work"), async (act) => {
    if (act.intent === "propose" || act.intent === "unpropose")
      await requirePermission(request, "needs:write");
    const { to, ...toast } = await carryOutOfferAct(user, offer, act);
    return redirectWithToast(request, to, toast);
  });
}

export default function PostPage() {
  return <OfferScreen offer={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
