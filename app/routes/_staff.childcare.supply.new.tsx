import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { CareForm } from "~/features/care-supply/care-form";
import { createCareService } from "~/features/care-supply/care-services.commands.server";
import { newCareServiceSchema } from "~/features/care-supply/care-services.schema.server";
import { listRelayOptions } from "~/features/care-supply/supply-pages.queries.server";

export const meta: MetaFunction = () => [{ title: "Ajouter une structure d’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { today: toDay(now()), relays: await listRelayOptions() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, newCareServiceSchema, async ({ before: _, toldOn, source, ...card }) => {
    const id = await createCareService(user, card, { toldOn, source });
    return redirectWithToast(request, `/childcare/supply/${id}`, { message: "Structure ajoutée." });
  });
}

export default function NewCareService() {
  const { today, relays } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        back={{ to: "/childcare/supply", label: "Offre d’accueil" }}
        title="Ajouter une structure"
        meta={
          <>
            Un nom, un type, une commune suffisent. Une liste entière ?{" "}
            <Link to="/childcare/supply/import">Importez-la</Link>.
          </>
        }
      />
      <CareForm today={today} relays={relays} lastResult={useActionData<typeof action>()} />
    </>
  );
}
