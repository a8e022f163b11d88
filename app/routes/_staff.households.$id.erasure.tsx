import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { ErasureRequestForm } from "~/features/privacy/erasure-request-form";
import { listErasable } from "~/features/privacy/erasure-scope.queries.server";
import { askErasure } from "~/features/privacy/erasures.commands.server";
import { listWaitingFor } from "~/features/privacy/erasures.queries.server";
import { erasureRequestSchema } from "~/features/privacy/erasures.schema.server";
import { WaitingErasures } from "~/features/privacy/waiting-erasures";

export const meta: MetaFunction = () => [{ title: "Demander l’effacement" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "privacy:request");
  const { _id, title } = await getHousehold(user, params.id ?? "");
  return {
    householdId: _id,
    title,
    people: await listErasable(_id),
    today: toDay(now()),
    waiting: await listWaitingFor(_id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:request");
  const { _id } = await getHousehold(user, params.id ?? "");
  return submitForm(request, erasureRequestSchema, async ({ householdId: _named, ...asked }) => {
    await askErasure(user, _id, asked);
    await settle();
    return redirectWithToast(request, `/households/${_id}`, {
      message: "Demande transmise à la protection des données.",
    });
  });
}

export default function ErasureRequest() {
  const { title, waiting, ...file } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${file.householdId}`, label: `Dossier ${title}` }}
        title="Demander l’effacement"
        meta="Quand une personne demande que ses données soient effacées (article 17 du RGPD)."
      />
      <WaitingErasures waiting={waiting} />
      <ErasureRequestForm {...file} lastResult={lastResult} />
    </>
  );
}
