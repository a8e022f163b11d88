import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { saveFamily } from "~/features/file/file-family.commands.server";
import { getFamily } from "~/features/file/file-family.queries.server";
import { familySchema } from "~/features/households/family.schema.server";
import { FamilyForm } from "~/features/households/family-form";
import { HouseholdCandidates } from "~/features/households/household-candidates";
import { getHousehold } from "~/features/households/households.queries.server";
import { KinList } from "~/features/households/kin-list";
import { ofName } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Foyer ${data.title}` : "Foyer" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const household = await getHousehold(user, params.id ?? "");
  return getFamily(household);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  return submitForm(request, familySchema, async (family) => {
    await saveFamily(user, household, family);
    await settle();
    return redirectWithToast(request, `/households/${household._id}`, { message: "Foyer enregistré." });
  });
}

export default function FamilyPage() {
  const page = useLoaderData<typeof loader>();
  const { householdId, title, around, version } = page;
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title="Le foyer"
        meta={`Autour ${ofName(around)}. Rien ici n’est obligatoire, et rien n’est lu par qui recrute.`}
      />
      <KinList kin={page.kin} />
      <HouseholdCandidates householdId={householdId} candidates={page.projects} adults={page.otherAdults} />
      <FamilyForm key={version} {...page} lastResult={lastResult} />
    </>
  );
}
