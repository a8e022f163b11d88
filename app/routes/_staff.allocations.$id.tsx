import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Pagination } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutAllocationAct } from "~/features/allocations/allocation-acts.commands.server";
import { AllocationLines } from "~/features/allocations/allocation-line-table";
import {
  type AllocationPage,
  getAllocationPage,
} from "~/features/allocations/allocation-page.queries.server";
import { AllocationStanding, Post } from "~/features/allocations/allocation-standing";
import { getAllocation } from "~/features/allocations/allocations.queries.server";
import { allocationActSchema } from "~/features/allocations/allocations.schema.server";
import { ChangeForm } from "~/features/allocations/change-form";
import { MovedLines } from "~/features/allocations/moved-lines";
import { WeightsForm } from "~/features/allocations/weights-form";
import { SemesterTabs } from "~/features/semesters/semester-tabs";
import { ALLOCATION_STATES } from "~/vocabulary/allocations";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.name}, ${data.semester.words}` : "Répartition" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return await getAllocationPage(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const found = await getAllocation(params.id ?? "");
  return submitForm(request, allocationActSchema, async (act) => {
    const { message, id, undo } = await carryOutAllocationAct(user, found, act);
    const here = `/allocations/${id}`;
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function AllocationRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { id, name, state, semester, lines, change, mayAct } = page;
  const isProposed = state === "proposed";
  const isOpen = isProposed || state === "draft";
  return (
    <>
      <PageHeader
        back={{ to: `/semesters/${semester.id}/allocations`, label: `Répartitions, ${semester.words}` }}
        title={name}
        meta={<Meta page={page} />}
        actions={mayAct && isOpen && <Acts page={page} />}
      />
      <SemesterTabs semesterId={semester.id} current="allocations" />
      <FormErrors errors={result?.error?.[""]} />
      <AllocationStanding page={page} />
      {change && <ChangeForm key={change.line.placementId} change={change} />}
      {page.follows && page.isComputed && (
        <MovedLines moved={page.moved} isPublished={state === "published" || state === "replaced"} />
      )}
      <Section title="Ce que chaque interne obtient" count={page.isComputed ? page.total : undefined}>
        {page.isComputed ? (
          <AllocationLines lines={lines} mayChange={mayAct && isProposed} />
        ) : (
          <EmptyState
            title="Rien n’est encore calculé."
            why="Le calcul lit les vœux des internes, les terrains de stage confirmés et les lits libres, puis propose qui va où. Personne n’est prévenu tant que rien n’est publié."
            act={mayAct && state === "draft" && <Post intent="compute" label="Calculer" />}
          />
        )}
        {page.isComputed && (
          <Pagination
            page={page.page}
            hasNext={page.hasNext}
            total={page.total}
            one="interne"
            many="internes"
          />
        )}
      </Section>
      {mayAct && isOpen && (
        <Section title="Ce qui compte, et combien">
          <WeightsForm key={id} name={name} weights={page.weights} errors={result?.error ?? {}} />
        </Section>
      )}
      {mayAct && <Aside state={state} />}
    </>
  );
}

function Meta({ page: { state, semester, worth } }: { page: AllocationPage }) {
  return (
    <>
      <p>
        {semester.title} <Badge tone={TONES[state]}>{ALLOCATION_STATES[state].fr}</Badge>
      </p>
      {worth && (
        <p className="max-w-[48rem] text-ink">
          {worth.served} {worth.worst} {worth.certainty}
        </p>
      )}
    </>
  );
}

const TONES = {
  draft: "neutral",
  computing: "waiting",
  proposed: "attention",
  holding: "waiting",
  published: "done",
  replaced: "neutral",
  "set-aside": "neutral",
} as const;

function Acts({ page: { id, state } }: { page: AllocationPage }) {
  return (
    <>
      <Form method="post">
        <Button name="intent" value="compute" variant={state === "draft" ? "primary" : "secondary"}>
          {state === "draft" ? "Calculer" : "Recalculer"}
        </Button>
      </Form>
      {state === "proposed" && (
        <LinkButton to={`/allocations/${id}/publish`} variant="primary">
          Publier…
        </LinkButton>
      )}
    </>
  );
}

function Aside({ state }: { state: AllocationPage["state"] }) {
  return (
    <Section title="Autres possibilités">
      <div className="flex flex-wrap gap-2">
        <Post intent="duplicate" label="En faire une copie" />
        {state === "published" && (
          <Post intent="repair" label="Recalculer avec le moins de changements possible" />
        )}
        {(state === "draft" || state === "proposed") && <Post intent="set-aside" label="Écarter" />}
        {state === "set-aside" && <Post intent="take-back" label="Reprendre" />}
      </div>
    </Section>
  );
}
