import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { callSchema } from "~/features/interest-form/interest-form.schema.server";
import { receiveCall } from "~/features/interest-form/interest-reception.commands.server";
import { CallForm } from "~/features/triage/call-form";

export const meta: MetaFunction = () => [{ title: "Nouvelle demande" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "submissions:write");
  const { territories } = await getSettings();
  return { territories: territories.list.map(({ code, label }) => ({ value: code, label })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "submissions:write");
  return submitForm(request, callSchema, async (call) => {
    const id = await receiveCall(user, call);
    return redirectWithToast(request, `/triage/${id}`, { message: "Demande enregistrée." });
  });
}

export default function NewRequest() {
  const { territories } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/triage", label: "À trier" }}
        title="Nouvelle demande"
        meta="Un appel ou un mail : l’essentiel suffit, le reste se complète dans le dossier."
      />
      <CallForm territories={territories} lastResult={lastResult} />
    </>
  );
}
