import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FilterSelect } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { takeStatement } from "~/features/lodgings/owner-statement.commands.server";
import { getOwnerStatement } from "~/features/lodgings/owner-statement.queries.server";
import { StatementTable } from "~/features/lodgings/statement-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Relevé, ${data.name}` : "Relevé" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getOwnerStatement(user, params.id ?? "", new URL(request.url).searchParams.get("semestre"));
}

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "structures:read");
  return takeStatement(user, params.id ?? "", new URL(request.url).searchParams.get("semestre"));
}

export default function Statement() {
  const statement = useLoaderData<typeof loader>();
  const { id, name, owner, address, from, drawnOn, period, semesters } = statement;
  return (
    <>
      <PageHeader
        back={{ to: `/lodgings/${id}`, label: name }}
        title="Relevé pour le propriétaire"
        meta={`${owner} · ${name}, ${address} · ${period.label} · établi par ${from} le ${drawnOn}`}
      />
      <div className="no-print mb-4 flex flex-wrap items-end gap-3">
        <Form className="flex flex-wrap items-end gap-3">
          <FilterSelect label="Semestre" name="semestre" options={semesters} defaultValue={period.id} />
          <Button>Voir</Button>
        </Form>
        <Form method="post" action={`?semestre=${period.id}`} reloadDocument>
          <Button>Télécharger pour Excel</Button>
        </Form>
      </div>
      <StatementTable statement={statement} />
    </>
  );
}
