import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getPaperwork } from "~/features/file/paperwork.queries.server";
import { carryOutPaperworkAct } from "~/features/file/paperwork-acts.commands.server";
import { paperworkActSchema } from "~/features/file/paperwork-acts.schema.server";
import { PaperworkList, paperworkWords } from "~/features/file/paperwork-list";
import { getHousehold } from "~/features/households/households.queries.server";
import { formatDayLong, ofName } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Démarches ${ofName(data.firstName)}` : "Démarches" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const paperwork = await getPaperwork(
    user,
    params.id ?? "",
    new URL(request.url).searchParams.get("candidat"),
  );
  return paperwork;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  const here = `/households/${household._id}/demarches${new URL(request.url).search}`;
  return submitForm(request, paperworkActSchema, async (act) => {
    const { message, undo } = await carryOutPaperworkAct(user, household, act);
    await settle();
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function PaperworkPage() {
  const paperwork = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { householdId, title, firstName, arrivalOn, steps, others } = paperwork;
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title={`Démarches ${ofName(firstName)}`}
        meta={
          <>
            {steps.length > 0 && `${paperworkWords(paperwork)}. `}
            {arrivalOn ? `Arrivée le ${formatDayLong(arrivalOn)}.` : "La date d’arrivée n’est pas connue."}
            {others.map((other) => (
              <Link
                key={other.candidateId}
                to={`/households/${householdId}/demarches?candidat=${other.candidateId}`}
                className="ml-2"
              >
                Démarches {ofName(other.firstName)}
              </Link>
            ))}
          </>
        }
      />
      <PaperworkList paperwork={paperwork} lastResult={lastResult} />
    </>
  );
}
