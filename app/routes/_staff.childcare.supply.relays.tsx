import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { askRelay } from "~/features/care-supply/care-figures.commands.server";
import { askRelaySchema } from "~/features/care-supply/care-supply.schema.server";
import { CommunesAlone, RelayLines } from "~/features/care-supply/relay-list";
import { getRelaysPage } from "~/features/care-supply/relays-page.queries.server";
import { SupplyTabs } from "~/features/care-supply/supply-tabs";
import { roleCan } from "~/vocabulary/permissions";

const HERE = "/childcare/supply/relays";

export const meta: MetaFunction = () => [{ title: "Relais petite enfance" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  return { ...(await getRelaysPage()), canWrite: roleCan(user.role, "partners:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, askRelaySchema, async ({ relayId }) => {
    const name = await askRelay(user, relayId);
    const message = `Question prête pour ${name} : elle part par mail aux heures de bureau.`;
    return redirectWithToast(request, HERE, { message });
  });
}

export default function Relays() {
  const { relays, alone, aloneCount, canWrite } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Relais petite enfance"
        meta="Le guichet des familles : chaque relais peut dire, par un lien, les places de ses communes. Un mail par quinzaine au plus, et seulement si vous le demandez."
      />
      <SupplyTabs current={HERE} />
      <FormErrors errors={lastResult?.error?.[""]} />
      {relays.length === 0 ? (
        <EmptyState
          title="Aucun relais petite enfance pour l’instant."
          why="Ajoutez-le parmi les partenaires, avec les communes qu’il couvre."
          act={<LinkButton to="/partners/new">Ajouter un partenaire</LinkButton>}
        />
      ) : (
        <RelayLines relays={relays} canWrite={canWrite} />
      )}
      <CommunesAlone alone={alone} count={aloneCount} />
    </>
  );
}
