import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { carryOutPlacementAct } from "~/features/placements/placement-acts.commands.server";
import { getPlacementsPage } from "~/features/placements/placement-page.queries.server";
import { OpenSemester, PlacementSection } from "~/features/placements/placement-section";
import { placementActSchema } from "~/features/placements/placements.schema.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import { elide } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Semestres d’interne, ${data.name}` : "Semestres d’interne" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  if (candidate._id !== params.id) throw redirect(`/candidates/${candidate._id}/placements`);
  const { firstName, lastName } = candidate;
  return {
    ...{ id: candidate._id, name: `${firstName} ${lastName}`, firstName },
    ...(await getPlacementsPage(user, candidate)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  const here = `/candidates/${candidate._id}/placements`;
  return submitForm(request, placementActSchema, async (act) => {
    const { message, undo } = await carryOutPlacementAct(user, candidate, act);
    return redirectWithToast(request, here, {
      message,
      undo: undo && { action: `${here}?index`, fields: undo },
    });
  });
}

export default function Placements() {
  const { id, name, firstName, licence, placements, openable } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/candidates/${id}`, label: name }}
        title="Semestres d’interne"
        meta={`Ce ${elide("que", firstName)} demande de chaque semestre, et ce qui lui est donné. Pour l’équipe seulement.`}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {licence && <Notice tone="attention">{licence}</Notice>}
      {placements.map((placement) => (
        <PlacementSection key={placement.id} placement={placement} firstName={firstName} />
      ))}
      {placements.length === 0 && (
        <EmptyState
          title="Aucun semestre ouvert."
          why={`Ouvrez le semestre où ${firstName} vient : vous y noterez ses vœux, sa voiture et son hébergement.`}
        />
      )}
      <OpenSemester options={openable} errors={lastResult?.error?.semesterId} />
    </>
  );
}
