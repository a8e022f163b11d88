import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { NewProgrammeForm } from "~/features/programmes/new-programme-form";
import { startingTerms } from "~/features/programmes/programme-examples";
import { createProgramme } from "~/features/programmes/programmes.commands.server";
import { newProgrammeSchema } from "~/features/programmes/programmes.schema.server";

export const meta: MetaFunction = () => [{ title: "Ouvrir un programme" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:write");
  return { today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, newProgrammeSchema, async ({ name, fromOn, example }) => {
    const id = await createProgramme(user, { name, terms: startingTerms(fromOn, example) });
    const message = "Programme ouvert : notez ses montants et sa délibération.";
    return redirectWithToast(request, `/programmes/${id}?edit=1`, { message });
  });
}

export default function NewProgramme() {
  const { today } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/programmes", label: "Programmes de bourse" }}
        title="Ouvrir un programme"
        meta="Un nom et un jour suffisent. Vous écrivez ensuite ses termes, tels que la délibération les dit."
      />
      <NewProgrammeForm today={today} lastResult={lastResult} />
    </>
  );
}
