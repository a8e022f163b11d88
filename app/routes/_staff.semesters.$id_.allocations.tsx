import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import {
  type AllocationList,
  getAllocationList,
} from "~/features/allocations/allocation-list.queries.server";
import { pointsWords } from "~/features/allocations/allocation-words";
import { createAllocation } from "~/features/allocations/allocations.commands.server";
import { allocationListActSchema } from "~/features/allocations/allocations.schema.server";
import { AllocationsCompared } from "~/features/allocations/allocations-compared";
import { SemesterTabs } from "~/features/semesters/semester-tabs";
import { ALLOCATION_STATES } from "~/vocabulary/allocations";
import { formatCount, formatDateTime } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Répartitions, ${data.semester.words}` : "Répartitions" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return await getAllocationList(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, allocationListActSchema, async () => {
    const id = await createAllocation(user, params.id ?? "");
    return redirectWithToast(request, `/allocations/${id}`, {
      message: "La répartition est prête à calculer.",
    });
  });
}

export default function AllocationsRoute() {
  const { semester, mayAct, allocations, compared, isAsked } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/semesters/${semester.id}`, label: semester.title }}
        title="Répartitions"
        meta="Qui va où, et dans quel lit : calculée, expliquée personne par personne, changée à la main, puis publiée."
        actions={mayAct && <Prepare />}
      />
      <SemesterTabs semesterId={semester.id} current="allocations" />
      <FormErrors errors={result?.error?.[""]} />
      {allocations.length === 0 ? (
        <EmptyState
          title="Aucune répartition pour ce semestre."
          why={
            mayAct
              ? "Une fois les vœux reçus et les places confirmées, préparez-en une : rien n’est annoncé tant qu’elle n’est pas publiée."
              : "Une personne qui voit tout le département peut en préparer une."
          }
        />
      ) : (
        <Choices allocations={allocations} />
      )}
      {isAsked && !compared && (
        <p className="mt-4 text-muted">Cochez deux ou trois répartitions calculées pour les comparer.</p>
      )}
      {compared && <AllocationsCompared compared={compared} />}
    </>
  );
}

function Prepare() {
  return (
    <Form method="post">
      <Button name="intent" value="create" variant="primary">
        Préparer une répartition
      </Button>
    </Form>
  );
}

function Choices({ allocations }: Pick<AllocationList, "allocations">) {
  const isComparable = allocations.filter(({ outcome }) => outcome).length > 1;
  return (
    <Section title="Celles de ce semestre" count={allocations.length}>
      <Form method="get">
        <Lines label="Répartitions">
          {allocations.map((one) => (
            <Line
              key={one.id}
              title={<Link to={`/allocations/${one.id}`}>{one.name}</Link>}
              detail={detailOf(one)}
              badge={
                <Badge tone={one.state === "published" ? "done" : "neutral"}>
                  {ALLOCATION_STATES[one.state].fr}
                </Badge>
              }
              act={
                isComparable &&
                one.outcome && (
                  <label className="inline-flex min-h-6 items-center gap-2">
                    <input type="checkbox" name="avec" value={one.id} /> comparer
                    <span className="visually-hidden"> {one.name}</span>
                  </label>
                )
              }
            />
          ))}
        </Lines>
        {isComparable && (
          <div className="mt-3">
            <Button>Comparer côte à côte</Button>
          </div>
        )}
      </Form>
    </Section>
  );
}

function detailOf({ outcome, createdAt, publishedAt }: AllocationList["allocations"][number]): string {
  const date = publishedAt
    ? `publiée ${formatDateTime(new Date(publishedAt))}`
    : `préparée ${formatDateTime(new Date(createdAt))}`;
  if (!outcome) return date;
  const { served, placed, total } = outcome;
  return `${formatCount(placed, "interne placé·e", "internes placé·e·s")}, ${served} avec tout ce qu’il faut, ${pointsWords(total)} perdus · ${date}`;
}
