import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExportLink } from "~/features/exports/export-link";
import { carryOutArrivalAct } from "~/features/placements/arrival-acts.commands.server";
import { ArrivalFilterBar } from "~/features/placements/arrival-filter-bar";
import { ArrivalList } from "~/features/placements/arrival-list";
import { arrivalActSchema } from "~/features/placements/arrivals.schema.server";
import { getArrivalsPage } from "~/features/placements/arrivals-page.queries.server";
import { AskingInterns } from "~/features/placements/asking-interns";
import { SemesterTabs } from "~/features/semesters/semester-tabs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Arrivées, ${data.title}` : "Arrivées" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getArrivalsPage(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const { pathname, search } = new URL(request.url);
  return submitForm(request, arrivalActSchema, async (act) => {
    const message = await carryOutArrivalAct(user, params.id ?? "", act);
    return redirectWithToast(request, pathname + search, { message });
  });
}

export default function Arrivals() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { error } = lastResult ?? {};
  return (
    <>
      <PageHeader
        back={{ to: "/semesters", label: "Semestres" }}
        title={page.title}
        meta={page.meta}
        actions={<ExportLink list="arrivals" more={{ semestre: page.id }} />}
      />
      <SemesterTabs semesterId={page.id} current="arrivals" />
      <FormErrors errors={error?.[""] ?? error?.candidateIds ?? error?.intent} />
      <AskingInterns interns={page.asking} />
      <ArrivalFilterBar levels={page.levels} />
      <ArrivalList page={page} />
    </>
  );
}
