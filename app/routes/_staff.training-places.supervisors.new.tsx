import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { SupervisorForm } from "~/features/training-places/supervisor-form";
import { createSupervisor } from "~/features/training-places/supervisors.commands.server";
import { newSupervisorSchema } from "~/features/training-places/supervisors.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un·e maître de stage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, newSupervisorSchema, async ({ before: _, ...supervisor }) => {
    const id = await createSupervisor(user, supervisor);
    return redirectWithToast(request, `/training-places/supervisors/${id}`, {
      message: "Maître de stage ajouté·e. Notez maintenant ses accords.",
    });
  });
}

export default function NewSupervisor() {
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/training-places/supervisors", label: "Maîtres de stage" }}
        title="Ajouter un·e maître de stage"
      />
      <SupervisorForm lastResult={lastResult} />
    </>
  );
}
