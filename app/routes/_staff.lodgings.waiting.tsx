import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { FilterSelect } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { waitingActSchema } from "~/features/lodgings/lodgings.schema.server";
import { PublishedRules, WaitingLines } from "~/features/lodgings/waiting-lines";
import { getWaitingPage } from "~/features/lodgings/waiting-list.queries.server";
import { InternTabs } from "~/features/semesters/intern-tabs";
import { semesterTitle } from "~/features/semesters/semester-words";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Liste d’attente des hébergements" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getWaitingPage(user, new URL(request.url).searchParams.get("semestre"));
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, waitingActSchema, async ({ bed, semesterId, ...stay }) => {
    const { lodgingId, bedId } = bed;
    const bookingId = await bookForIntern(user, lodgingId, { ...stay, bedId });
    return redirectWithToast(request, `/lodgings/waiting?semestre=${semesterId}`, {
      message: "Lit réservé.",
      undo: { action: `/lodgings/${lodgingId}`, fields: { intent: "call-off", bookingId } },
    });
  });
}

export default function Waiting() {
  const { period, semesters, rules, lines, free, canWrite } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const errors = Object.values(lastResult?.error ?? {})
    .flatMap((said) => said ?? [])
    .map(String);
  return (
    <>
      <PageHeader
        back={{ to: "/lodgings", label: "Hébergements" }}
        title="Liste d’attente"
        meta={
          period
            ? `${semesterTitle(period.id)} · ${formatCount(lines.length, "personne attend", "personnes attendent")} un lit · ${formatCount(free, "lit libre", "lits libres")}`
            : "Ouvrez un semestre pour connaître les demandes de lit."
        }
      />
      <InternTabs current="/lodgings" />
      {semesters.length > 0 && (
        <Form role="search" className="mb-4 flex flex-wrap items-end gap-3">
          <FilterSelect label="Semestre" name="semestre" options={semesters} defaultValue={period?.id} />
          <Button>Voir</Button>
        </Form>
      )}
      <FormErrors errors={errors} />
      <WaitingLines lines={lines} semesterId={period?.id ?? ""} canWrite={canWrite} />
      <PublishedRules rules={rules} />
      <p className="mt-2">
        Ces règles sont publiques : <Link to="/hebergements">les lire comme les internes</Link>.
      </p>
    </>
  );
}
