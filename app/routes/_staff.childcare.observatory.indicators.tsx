import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { isResultOf } from "~/components/ui/item-form";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { IndicatorForm } from "~/features/observatory/indicator-form";
import { IndicatorList, NoIndicator } from "~/features/observatory/indicator-list";
import { carryOutIndicatorAct } from "~/features/observatory/indicators.commands.server";
import { getIndicatorsPage } from "~/features/observatory/indicators.queries.server";
import { indicatorActSchema } from "~/features/observatory/indicators.schema.server";

const HERE = "/childcare/observatory/indicators";

export const meta: MetaFunction = () => [{ title: "Indicateurs · Observatoire" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  return getIndicatorsPage(user, pageOf(new URL(request.url)));
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, indicatorActSchema, async (act) =>
    redirectWithToast(request, HERE, await carryOutIndicatorAct(user, act)),
  );
}

export default function Indicators() {
  const { rows, groups, page, hasNext, total, territories, canWrite, newestId } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/childcare/observatory", label: "Observatoire" }}
        title="Indicateurs"
        actions={canWrite && rows.length > 0 && <LinkButton to="#noter">Noter un indicateur</LinkButton>}
        meta="Les chiffres publiés sur l’accueil du jeune enfant, chacun avec son année et sa source."
      />
      {!isResultOf(lastResult, "record") && <FormErrors errors={lastResult?.error?.[""]} />}
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="indicateur"
        many="indicateurs"
        empty={<NoIndicator canWrite={canWrite} />}
      >
        <IndicatorList groups={groups} canWrite={canWrite} />
      </PagedList>
      {canWrite && (
        <div id="noter">
          <Section title="Noter un indicateur">
            <IndicatorForm key={newestId} territories={territories} lastResult={lastResult} />
          </Section>
        </div>
      )}
    </>
  );
}
