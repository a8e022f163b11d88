import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ServiceForm } from "~/features/directory/service-form";
import { createService } from "~/features/directory/services.commands.server";
import { newServiceSchema } from "~/features/directory/services.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un service" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, newServiceSchema, async ({ before: _, ...service }) => {
    const id = await createService(user, service);
    return redirectWithToast(request, `/directory/${id}`, { message: "Service ajouté à l’annuaire." });
  });
}

export default function NewService() {
  const { today } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/directory", label: "Annuaire" }}
        title="Ajouter un service"
        meta={
          <>
            Un nom, un type, une commune suffisent. Une liste entière ?{" "}
            <Link to="/directory/import">Importez-la</Link>.
          </>
        }
      />
      <ServiceForm today={today} lastResult={lastResult} />
    </>
  );
}
