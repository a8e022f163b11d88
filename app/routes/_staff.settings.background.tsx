import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { listStuckEffects, listTasks, type TaskLine } from "~/features/settings/background.queries.server";
import { formatCount, formatNumber } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Tâches de fond · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const [tasks, stuck] = await Promise.all([listTasks(), listStuckEffects()]);
  // Tasks run in real time, whatever day it is in the demonstration.
  return { tasks, stuck, realNow: new Date() };
}

export default function Background() {
  const { tasks, stuck, realNow } = useLoaderData<typeof loader>();
  return (
    <>
      <Section title="Tâches">
        <DataTable
          caption="Tâches de fond"
          columns={columns(realNow)}
          rows={tasks}
          rowKey={({ name }) => name}
        />
      </Section>
      <Section title="Suites à reprendre" count={stuck.length}>
        {stuck.length === 0 ? (
          <p className="text-muted">Rien n’attend : tout ce qui devait suivre un acte a été fait.</p>
        ) : (
          <Lines label="Suites à reprendre">
            {stuck.map(({ id, name, holder, attempts, nextAt, lastError }) => (
              <Line
                key={id}
                title={`${name} (${holder})`}
                detail={lastError}
                badge={
                  <span className="text-muted">
                    {formatCount(attempts, "essai", "essais")}, prochain <When at={nextAt} now={realNow} />
                  </span>
                }
              />
            ))}
          </Lines>
        )}
      </Section>
    </>
  );
}

function columns(realNow: Date): Column<TaskLine>[] {
  return [
    {
      header: "Tâche",
      cell: ({ label, said }) => (
        <>
          {label}
          {said && <div className="max-w-[60ch] text-12 text-muted">{said}</div>}
        </>
      ),
      onPhone: true,
    },
    {
      header: "Dernier passage",
      cell: ({ lastRunAt }) => (lastRunAt ? <When at={lastRunAt} now={realNow} /> : "jamais"),
      onPhone: true,
      isNamedOnPhone: true,
    },
    {
      header: "Prochain",
      cell: ({ nextRunAt }) => (nextRunAt ? <When at={nextRunAt} now={realNow} /> : "bientôt"),
      onPhone: true,
      isNamedOnPhone: true,
    },
    {
      header: "Faits au dernier",
      cell: ({ lastCount }) => formatNumber(lastCount),
      isEnd: true,
      onPhone: true,
      isNamedOnPhone: true,
    },
    { header: "État", cell: (task) => <Standing task={task} />, onPhone: true },
  ];
}

function Standing({ task: { failures, lastError, isLate } }: { task: TaskLine }) {
  if (failures > 0) {
    return (
      <>
        <Badge tone="late">{formatCount(failures, "échec de suite", "échecs de suite")}</Badge>
        <div className="text-muted">{lastError}</div>
      </>
    );
  }
  return isLate ? <Badge tone="attention">ne tourne pas</Badge> : <Badge tone="done">à jour</Badge>;
}
