import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { needName } from "~/features/households/child-needs";
import { submitNeedAct } from "~/features/need-pages/need-form.server";
import { NeedScreen } from "~/features/need-pages/need-screen";
import { getNeedScreen } from "~/features/need-pages/need-screen.queries.server";
import { getNeedInFile } from "~/features/needs/needs.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${needName(data.need)} · ${data.title}` : "Besoin" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getNeedScreen(await getNeedInFile(user, params.id ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "needs:write");
  const followed = await getNeedInFile(user, params.id ?? "");
  return submitNeedAct(request, user, followed, `/needs/${followed.need._id}`);
}

export default function NeedPage() {
  return <NeedScreen screen={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
