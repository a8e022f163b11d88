import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExportLink } from "~/features/exports/export-link";
import { carryOutPromiseAct } from "~/features/promises/promise-acts.commands.server";
import { PromiseItem } from "~/features/promises/promise-item";
import { listPromises, PROMISE_VIEWS } from "~/features/promises/promises.queries.server";
import { promiseActSchema } from "~/features/promises/promises.schema.server";

export const meta: MetaFunction = () => [{ title: "Promesses" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  const url = new URL(request.url);
  const asked = url.searchParams.get("vue");
  const view = PROMISE_VIEWS.find((known) => known === asked) ?? "mine";
  return { view, ...(await listPromises(user, view, pageOf(url))), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  const { pathname, search } = new URL(request.url);
  return submitForm(request, promiseActSchema, async (act) => {
    const message = await carryOutPromiseAct(user, act);
    return redirectWithToast(request, pathname + search, { message });
  });
}

export default function Promises() {
  const { view, rows, page, hasNext, total, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Promesses"
        meta="Ce que nous avons promis, et pour quand. La veille et le jour même, vous en êtes prévenu·e."
        actions={<ExportLink list="promises" />}
      />
      <TabLinks
        label="Promesses"
        tabs={[
          { to: "/promises", label: "Les miennes", isCurrent: view === "mine" },
          { to: "/promises?vue=team", label: "De l’équipe", isCurrent: view === "team" },
          { to: "/promises?vue=closed", label: "Closes", isCurrent: view === "closed" },
        ]}
      />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="promesse"
        many="promesses"
        empty={
          <EmptyState
            title="Rien de promis."
            why="Écrivez dans un dossier « on vous rappelle mardi » : la promesse vous est proposée, et s’inscrit ici."
          />
        }
      >
        <Lines label="Promesses">
          {rows.map((promise) => (
            <PromiseItem key={promise.id} promise={promise} now={now} lastResult={lastResult} />
          ))}
        </Lines>
      </PagedList>
    </>
  );
}
