import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { TrackedAdults } from "~/features/tracking/tracked-adults";
import { TrackedCorrections } from "~/features/tracking/tracked-corrections";
import { staffTrackingSchema } from "~/features/tracking/tracking.schema.server";
import { listTrackedAdults } from "~/features/tracking/tracking-link.queries.server";
import { listTrackedCorrections } from "~/features/tracking/tracking-staff.queries.server";
import { carryOutStaffTrackingAct } from "~/features/tracking/tracking-staff-acts.commands.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Pages de suivi · ${data.title}` : "Pages de suivi" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const household = await getHousehold(user, params.id ?? "");
  const [adults, corrections] = await Promise.all([
    listTrackedAdults(household),
    listTrackedCorrections(household),
  ]);
  return {
    householdId: household._id,
    title: household.title,
    adults: adults.map(({ tracking: _tracking, ...adult }) => adult),
    corrections,
    canWrite: roleCan(user.role, "households:write"),
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  return submitForm(request, staffTrackingSchema, async (act) => {
    const message = await carryOutStaffTrackingAct(user, household, act);
    await settle();
    const file = `/households/${household._id}`;
    return redirectWithToast(request, "from" in act && act.from ? file : `${file}/tracking`, { message });
  });
}

export default function TrackingPages() {
  const { householdId, title, adults, corrections, canWrite, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title="Pages de suivi"
        meta="Chaque adulte a la sienne : ce que nous faisons, ce qui a été transmis, de quoi nous écrire. Aucun ne voit celle de l’autre."
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      <TrackedCorrections householdId={householdId} corrections={corrections} now={now} />
      <TrackedAdults householdId={householdId} adults={adults} canWrite={canWrite} />
    </>
  );
}
