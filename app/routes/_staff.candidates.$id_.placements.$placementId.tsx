import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { AskForm } from "~/features/placements/ask-form";
import { saveAsk } from "~/features/placements/placement-acts.commands.server";
import { getAskPage } from "~/features/placements/placement-page.queries.server";
import { getPlacement } from "~/features/placements/placements.queries.server";
import { askSchema } from "~/features/placements/placements.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.semester}, ${data.name}` : "Semestre d’interne" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const placement = await getPlacement(user, params.placementId ?? "");
  if (placement.candidateId !== params.id) throw notFound();
  const { _id: id, firstName, lastName } = await getCandidate(user, placement.candidateId);
  return { ...(await getAskPage(user, placement)), id, name: `${firstName} ${lastName}` };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const { _id, candidateId } = await getPlacement(user, params.placementId ?? "");
  if (candidateId !== params.id) throw notFound();
  return submitForm(request, askSchema, async (input) => {
    await saveAsk(user, _id, input);
    return redirectWithToast(request, `/candidates/${candidateId}/placements`, {
      message: "Semestre enregistré.",
    });
  });
}

export default function EditPlacement() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/candidates/${page.id}/placements`, label: "Semestres d’interne" }}
        title={page.name}
        meta={`Ce qui est demandé pour le semestre « ${page.semester} ».`}
      />
      <AskForm key={page.version} page={page} lastResult={lastResult} />
    </>
  );
}
