import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { instalmentActSchema } from "~/features/scholarships/instalment.schema.server";
import { carryOutInstalmentAct } from "~/features/scholarships/instalment-acts.commands.server";
import { getInstalmentsPage } from "~/features/scholarships/instalment-page.queries.server";
import {
  InstalmentGroups,
  InstalmentTotals,
  NoBankDetails,
  NoInstalment,
} from "~/features/scholarships/instalment-sections";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const changedId = new URL(request.url).searchParams.get("changer") ?? undefined;
  return { ...(await getInstalmentsPage(user, params.id ?? "")), changedId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { id = "" } = params;
  return submitForm(request, instalmentActSchema, async (act) => {
    const toast = await carryOutInstalmentAct(user, id, act);
    return redirectWithToast(request, `/scholarships/${id}/instalments`, toast);
  });
}

export default function InstalmentsRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={lastResult?.error?.[""]} />
      {page.lines.length === 0 && <NoInstalment page={page} lastResult={lastResult} />}
      {page.lines.length > 0 && (
        <>
          <InstalmentTotals page={page} />
          <InstalmentGroups page={page} lastResult={lastResult} />
        </>
      )}
      <NoBankDetails />
    </>
  );
}
