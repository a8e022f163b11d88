import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import {
  AskMany,
  CareSupplyLine,
  DirectoryFilters,
  NoService,
  ServiceTable,
} from "~/features/directory/directory-list";
import { getDirectoryPage } from "~/features/directory/directory-pages.queries.server";
import { askRefreshes } from "~/features/directory/service-refresh.commands.server";
import { serviceFiltersOf } from "~/features/directory/services.queries.server";
import { askManySchema } from "~/features/directory/services.schema.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Annuaire" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  return getDirectoryPage(serviceFiltersOf(url), pageOf(url));
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, askManySchema, async ({ ids }) => {
    const asked = await askRefreshes(user, ids);
    const message = `${formatCount(asked, "question prête", "questions prêtes")} : elles partent par mail aux heures de bureau.`;
    return redirectWithToast(request, "/directory?check=1", { message });
  });
}

export default function Directory() {
  const { rows, page, hasNext, total, territories, toAsk } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Annuaire"
        meta="Les services et les lieux dont une famille a besoin autour d’elle."
        actions={
          <>
            <LinkButton to="/directory/import">Importer une liste</LinkButton>
            <LinkButton to="/directory/new" variant="primary">
              Ajouter un service
            </LinkButton>
          </>
        }
      />
      <DirectoryFilters territories={territories} />
      <FormErrors errors={lastResult?.error?.ids ?? lastResult?.error?.[""]} />
      <AskMany toAsk={toAsk} />
      <CareSupplyLine
        isAsked={search.get("kind") === "nursery" || search.get("theme") === "early-childhood"}
      />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="service"
        many="services"
        empty={<NoService isFiltered={search.size > 0} />}
      >
        <ServiceTable rows={rows} />
      </PagedList>
    </>
  );
}
