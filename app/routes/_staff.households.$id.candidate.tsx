import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { HouseholdCandidateForm } from "~/features/households/household-candidate-form";
import {
  openCandidateOf,
  withdrawCandidate,
} from "~/features/households/household-candidates.commands.server";
import { householdCandidateSchema } from "~/features/households/household-candidates.schema.server";
import { getHousehold } from "~/features/households/households.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Un autre projet, dossier ${data.title}` : "Un autre projet" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { _id, title, adults = [] } = await getHousehold(user, params.id ?? "");
  const asked = new URL(request.url).searchParams.get("adult");
  return {
    householdId: _id,
    title,
    adults: adults.map(({ id, firstName, lastName }) => ({ id, firstName, lastName })),
    chosen: adults.find(({ id }) => id === asked),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const household = await getHousehold(user, params.id ?? "");
  const family = `/households/${household._id}/family`;
  return submitForm(request, householdCandidateSchema, async (act) => {
    if (act.intent === "withdraw") {
      await withdrawCandidate(user, household, act.candidateId);
      await settle();
      return redirectWithToast(request, family, { message: "La candidature est retirée." });
    }
    const { intent: _, ...adult } = act;
    await openCandidateOf(user, household, adult);
    await settle();
    return redirectWithToast(request, `/candidates/${adult.adultId}/edit`, {
      message: "Son projet est ouvert. Complétez-le ici.",
      undo: {
        action: `/households/${household._id}/candidate`,
        fields: { intent: "withdraw", candidateId: adult.adultId },
      },
    });
  });
}

export default function AnotherCandidate() {
  const { householdId, title, adults, chosen } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isWithdrawal = lastResult?.initialValue?.intent === "withdraw";
  const back = { to: `/households/${householdId}/family`, label: `Foyer ${title}` };
  if (isWithdrawal)
    return (
      <>
        <PageHeader back={back} title="Cette candidature reste" />
        <FormErrors errors={lastResult?.error?.[""]} />
      </>
    );
  return (
    <>
      <PageHeader
        back={back}
        title={
          chosen ? `${chosen.firstName} cherche aussi un stage, un poste` : "Un autre projet dans ce foyer"
        }
        meta="Le dossier aura plusieurs candidat·e·s, chacun·e avec son projet, son parcours et ses étapes. Une structure qui recrute ne lit que le projet qui lui est présenté. Vous pourrez revenir en arrière tant que rien n’y est noté."
      />
      {adults.length > 0 ? (
        <HouseholdCandidateForm adults={adults} chosen={chosen} lastResult={lastResult} />
      ) : (
        <EmptyState
          title="Aucun autre adulte dans ce foyer."
          why="Ajoutez d’abord cette personne aux adultes du foyer."
          act={<LinkButton to={back.to}>Décrire le foyer</LinkButton>}
        />
      )}
    </>
  );
}
