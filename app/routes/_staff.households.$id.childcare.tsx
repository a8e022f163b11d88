import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import {
  childAsked,
  getHouseholdNeed,
  submitHouseholdNeed,
} from "~/features/need-pages/household-need.server";
import { HouseholdNeedPage, householdNeedTitle } from "~/features/need-pages/household-need-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: householdNeedTitle("childcare", data) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getHouseholdNeed(user, params.id ?? "", "childcare", childAsked(request));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "needs:write");
  return submitHouseholdNeed(request, user, params.id ?? "", "childcare");
}

export default function NeedOfHousehold() {
  return (
    <HouseholdNeedPage page={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
