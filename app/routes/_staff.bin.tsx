import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { TabLinks } from "~/components/ui/tab-links";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { restoreFromBin } from "~/features/bin/bin.commands.server";
import { type BinLine, listBin } from "~/features/bin/bin.queries.server";
import { binActSchema } from "~/features/bin/bin.schema.server";
import { OperationList } from "~/features/restructurings/operation-list";
import { listOperations } from "~/features/restructurings/operations.queries.server";
import { BIN_DAYS, BIN_KINDS } from "~/vocabulary/bin";

const LONGEST_LABEL = 120;

export const meta: MetaFunction = () => [{ title: "Corbeille" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { searchParams } = new URL(request.url);
  const time = Date.parse(searchParams.get("avant") ?? "");
  const from = Number.isNaN(time) ? undefined : new Date(time);
  if (searchParams.get("vue") === "operations")
    return { lines: null, ...(await listOperations(user, from)), now: now() };
  return { operations: null, ...(await listBin(user, from)), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, binActSchema, async (act) => {
    await restoreFromBin(user, act);
    return redirectWithToast(request, "/bin", {
      message: `${BIN_KINDS[act.kind].fr} : à nouveau à sa place.`,
    });
  });
}

export default function Bin() {
  const { lines, operations, before, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const view = operations ? "vue=operations&" : "";
  return (
    <>
      <PageHeader
        title="Corbeille"
        meta={
          operations
            ? "Ce qui a été fait sur plusieurs dossiers à la fois, et qui peut être annulé."
            : `Ce qui a été retiré d’un dossier y reste ${BIN_DAYS} jours, puis s’efface.`
        }
      />
      <TabLinks
        label="Corbeille et opérations"
        tabs={[
          { to: "/bin", label: "Retiré des dossiers", isCurrent: !operations },
          { to: "/bin?vue=operations", label: "Opérations", isCurrent: Boolean(operations) },
        ]}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {operations ? <OperationList operations={operations} now={now} /> : <BinList lines={lines} now={now} />}
      {before && (
        <p className="mt-3">
          <Link to={`?${view}avant=${before.toISOString()}`}>Voir plus ancien</Link>
        </p>
      )}
    </>
  );
}

function BinList({ lines, now }: { lines: BinLine[]; now: Date }) {
  if (lines.length === 0)
    return (
      <EmptyState
        title="La corbeille est vide."
        why="Les notes, les tâches et les documents retirés d’un dossier s’y retrouvent."
      />
    );
  return (
    <Lines label="Corbeille">
      {lines.map((line) => (
        <BinItem key={line.id} line={line} now={now} />
      ))}
    </Lines>
  );
}

function BinItem({ line, now }: { line: BinLine; now: Date }) {
  const { id, kind, householdId, fileTitle, label, deletedAt, by } = line;
  return (
    <Line
      title={label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL)}…` : label || "Sans texte"}
      detail={
        <>
          <Link to={`/households/${householdId}`}>dossier {fileTitle}</Link> · retiré{" "}
          <When at={deletedAt} now={now} />
          {by && ` par ${by}`}
        </>
      }
      badge={<Badge>{BIN_KINDS[kind].fr}</Badge>}
      act={
        <Form method="post">
          <input type="hidden" name="kind" value={kind} />
          <Button name="id" value={id} size="small">
            Rétablir
          </Button>
        </Form>
      }
    />
  );
}
