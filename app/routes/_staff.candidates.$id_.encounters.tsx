import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { EncounterSection, OriginSection } from "~/features/events/encounter-sections";
import { getEncounterPage } from "~/features/events/encounters.queries.server";
import { carryOutEncounterAct } from "~/features/events/event-acts.commands.server";
import { encounterActSchema } from "~/features/events/events.schema.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Rencontres avec ${data.name}` : "Rencontres" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const page = await getEncounterPage(user, await presentCandidateId(params.id ?? ""));
  if (page.candidateId !== params.id) throw redirect(`/candidates/${page.candidateId}/encounters`);
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const { candidateId } = await getEncounterPage(user, await presentCandidateId(params.id ?? ""));
  return submitForm(request, encounterActSchema, async (act) => {
    const said = await carryOutEncounterAct(user, candidateId, act);
    return redirectWithToast(request, `/candidates/${candidateId}/encounters`, said);
  });
}

export default function Encounters() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/candidates/${page.candidateId}`, label: "Projet professionnel" }}
        title={`Rencontres avec ${page.name}`}
        meta="Où cette personne nous a rencontrés, et comment elle nous a connus la première fois."
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      <OriginSection key={page.originWords} page={page} lastResult={lastResult} />
      <EncounterSection key={page.encounters.length} page={page} lastResult={lastResult} />
    </>
  );
}
