import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActButton } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutSupervisorAct } from "~/features/training-places/supervisor-acts.commands.server";
import { AbsenceSection, AgreementSection } from "~/features/training-places/supervisor-days";
import { getSupervisorPage } from "~/features/training-places/supervisor-page.queries.server";
import {
  SupervisedPlaces,
  SupervisingSection,
  SupervisorFacts,
} from "~/features/training-places/supervisor-sections";
import { getSupervisor } from "~/features/training-places/supervisors.queries.server";
import { supervisorActSchema } from "~/features/training-places/supervisors.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.name : "Maître de stage" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getSupervisorPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const { _id: id } = await getSupervisor(params.id ?? "");
  return submitForm(request, supervisorActSchema, async (act) =>
    redirectWithToast(
      request,
      `/training-places/supervisors/${id}`,
      await carryOutSupervisorAct(user, id, act),
    ),
  );
}

export default function SupervisorRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, structure, isActive, canWrite, version } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/training-places/supervisors", label: "Maîtres de stage" }}
        title={name}
        meta={structure?.name}
      />
      {!isActive && <Notice title={`${name} n’encadre plus.`} tone="waiting" />}
      <div key={version}>
        <SupervisorFacts page={page} lastResult={lastResult} />
        <SupervisingSection page={page} />
        <AgreementSection page={page} lastResult={lastResult} />
        <AbsenceSection page={page} lastResult={lastResult} />
        <SupervisedPlaces page={page} />
        {canWrite && (
          <div className="mt-7">
            <ActButton intent={isActive ? "archive" : "restore"}>
              {isActive ? "N’encadre plus" : "Encadre de nouveau"}
            </ActButton>
          </div>
        )}
      </div>
    </>
  );
}
