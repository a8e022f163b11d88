import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { UndoForm } from "~/features/restructurings/conflict-list";
import { listRejoining } from "~/features/restructurings/rejoining.queries.server";
import {
  retryRestructuring,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";
import {
  findFileBack,
  findRestructuring,
  getRestructuring,
  listConflicts,
  mayChoose,
} from "~/features/restructurings/restructurings.queries.server";
import { restructuringActSchema } from "~/features/restructurings/restructurings.schema.server";
import { RunningProgress } from "~/features/restructurings/running-progress";
import { listSince } from "~/features/restructurings/since.queries.server";
import { StepList } from "~/features/restructurings/step-list";
import { listSteps, SAMPLE } from "~/features/restructurings/told-steps.queries.server";
import { MOVING_STATES, RESTRUCTURING_KINDS, RESTRUCTURING_STATES } from "~/vocabulary/restructurings";
import { formatCount, formatDateTime, NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.restructuring.label : "Opération" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const found = await getRestructuring(user, params.id ?? "");
  const { _id, kind, label, state, at, total, done, refused, lastError, summary } = found;
  const isHidden = state === "done" && !(await mayChoose(user, found));
  const isAsked = state === "done" && !isHidden;
  const [steps, refusals, conflicts, since, rejoining, names, fileId] = await Promise.all([
    listSteps(user, found),
    refused > 0 ? listSteps(user, found, true) : [],
    isAsked ? listConflicts(found) : [],
    isAsked ? listSince(found) : [],
    isAsked ? listRejoining(found) : { added: [], fields: [] },
    colleagueNames([found.actorId]),
    findFileBack(user, found),
  ]);
  // A bulk act writes two documents a file: its files are what people count.
  const files = typeof summary.files === "number" ? summary.files : null;
  const isSample = steps.length === SAMPLE && SAMPLE < (files ?? total);
  const restructuring = { kind, label, state, at, total, done, refused, lastError, files, isSample };
  const importId = typeof summary.importId === "string" ? summary.importId : null;
  const author = names.get(found.actorId ?? "");
  const asked = { conflicts, since, ...rejoining };
  return { restructuring, importId, fileId, steps, refusals, asked, isHidden, author };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const id = params.id ?? "";
  await getRestructuring(user, id);
  return submitForm(request, restructuringActSchema, async (act) => {
    if (act.intent === "retry") await retryRestructuring(user, id);
    else await undoRestructuring(user, id, act.putBack, act);
    const message = act.intent === "retry" ? "L’opération reprend." : "C’est annulé.";
    const isStillOpen = (await findRestructuring(user, id)) !== null;
    return redirectWithToast(request, isStillOpen ? `/restructurings/${id}` : "/candidates", { message });
  });
}

export default function RestructuringPage() {
  const page = useLoaderData<typeof loader>();
  const { restructuring, importId, fileId, steps, refusals, asked, isHidden, author } = page;
  const result = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const { kind, label, state, at, total, done, lastError, files, isSample } = restructuring;
  const isMoving = MOVING_STATES.includes(state);
  return (
    <>
      <PageHeader
        back={backTo(importId, fileId)}
        title={label}
        meta={
          <>
            <Badge tone={state === "done" ? "done" : "neutral"}>{RESTRUCTURING_STATES[state].fr}</Badge>{" "}
            {[
              RESTRUCTURING_KINDS[kind].fr,
              author,
              formatDateTime(at),
              files === null
                ? formatCount(total, "changement", "changements")
                : formatCount(files, "dossier", "dossiers"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </>
        }
      />
      <FormErrors errors={result?.error?.[""]} />
      {isMoving && <RunningProgress label={RESTRUCTURING_STATES[state].fr} done={done} total={total} />}
      {state === "failed" && (
        <Notice
          tone="late"
          title="L’opération s’est arrêtée."
          act={
            <Form method="post">
              <Button name="intent" value="retry">
                Reprendre
              </Button>
            </Form>
          }
        >
          {lastError}
        </Notice>
      )}
      {refusals.length > 0 && (
        <Section title="Ce qui n’a pas été fait" count={restructuring.refused}>
          <StepList steps={refusals} label="Ce qui n’a pas été fait" />
        </Section>
      )}
      <Section title={isSample ? "Ce qui a été fait, les premiers" : "Ce qui a été fait"}>
        <StepList steps={steps} label="Ce qui a été fait" />
      </Section>
      {state === "done" && (
        <Section title="Revenir en arrière">
          {isHidden && (
            <p className="text-muted">
              Un des deux dossiers ne vous est pas ouvert{NBSP}: ce qui y a été écrit depuis n’est pas montré
              ici. Vous pouvez tout annuler{NBSP}: ce qui a été fait dans le nouveau dossier revient alors
              dans celui d’origine. Pour choisir point par point, demandez à une personne qui voit les deux.
            </p>
          )}
          {!isHidden && Object.values(asked).every((list) => list.length === 0) && (
            <p className="text-muted">Tout reviendra exactement comme avant. Rien n’a changé depuis.</p>
          )}
          <UndoForm kind={kind} asked={asked} pending={isPending} />
        </Section>
      )}
    </>
  );
}

function backTo(importId: string | null, fileId: string | null): { to: string; label: string } {
  if (importId) return { to: `/imports/${importId}`, label: "L’import" };
  if (fileId) return { to: `/households/${fileId}`, label: "Le dossier" };
  return { to: "/candidates", label: "Dossiers" };
}
