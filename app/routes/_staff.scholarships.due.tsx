import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { PAGE_SIZE, pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ScholarshipTabs } from "~/features/programmes/scholarship-tabs";
import { dueActSchema } from "~/features/scholarships/instalment.schema.server";
import { carryOutDueAct } from "~/features/scholarships/instalment-acts.commands.server";
import { getDueMonth } from "~/features/scholarships/instalment-due.queries.server";
import { DueForm, DueMonths, DueTotals, NothingDue } from "~/features/scholarships/instalment-due-list";
import { NoBankDetails } from "~/features/scholarships/instalment-sections";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Bourses à verser, ${data.title}` : "Bourses à verser" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const due = await getDueMonth(user, url, pageOf(url));
  return { ...due, canWrite: roleCan(user.role, "households:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { pathname, search } = new URL(request.url);
  return submitForm(
    request,
    dueActSchema,
    async (act) => {
      const toast = await carryOutDueAct(user, pathname + search, act);
      return redirectWithToast(request, pathname + search, toast);
    },
    { listCap: PAGE_SIZE },
  );
}

export default function DueRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { list, title, canWrite, today } = page;
  return (
    <>
      <PageHeader
        title={`Bourses à verser, ${title}`}
        meta="Ce que le service des finances paie, et ce qui attend un justificatif."
      />
      <ScholarshipTabs current="/scholarships/due" />
      <FormErrors errors={lastResult?.error?.[""]} />
      <DueMonths page={page} />
      <DueTotals totals={page.totals} />
      <PagedList {...list} one="versement" many="versements" empty={<NothingDue title={title} />}>
        <DueForm rows={list.rows} canWrite={canWrite} today={today} lastResult={lastResult} />
      </PagedList>
      <NoBankDetails />
    </>
  );
}
