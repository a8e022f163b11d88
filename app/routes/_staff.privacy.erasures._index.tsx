import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ErasureRequestForm } from "~/features/privacy/erasure-request-form";
import { askErasure } from "~/features/privacy/erasures.commands.server";
import {
  type ErasureLine,
  type ErasureView,
  listErasures,
  listWaitingFor,
} from "~/features/privacy/erasures.queries.server";
import { erasureRequestSchema } from "~/features/privacy/erasures.schema.server";
import { getFileChoice } from "~/features/privacy/file-choice.queries.server";
import { FileFinder } from "~/features/privacy/file-finder";
import { WaitingErasures } from "~/features/privacy/waiting-erasures";
import { ERASURE_STATES, type ErasureState } from "~/vocabulary/erasures";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Effacements, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const url = new URL(request.url);
  const view = url.searchParams.get("vue") === "closed" ? "closed" : "waiting";
  const [choice, erasures] = await Promise.all([
    getFileChoice(url.searchParams),
    listErasures(pageOf(url), view),
  ]);
  const waiting = choice.file ? await listWaitingFor(choice.file.id) : [];
  return { choice, waiting, view, erasures, today: toDay(now()), now: now() } as const;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:write");
  return submitForm(request, erasureRequestSchema, async ({ householdId, ...asked }) => {
    const id = await askErasure(user, householdId, asked);
    return redirectWithToast(request, `/privacy/erasures/${id}`, {
      message: "Demande notée : voyez ce qui partira.",
    });
  });
}

export default function Erasures() {
  const { choice, waiting, view, erasures, today, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <Section title="Noter une demande">
        <FileFinder choice={choice} />
        <WaitingErasures waiting={waiting} isLinked />
        {choice.file && (
          <ErasureRequestForm
            householdId={choice.file.id}
            people={choice.people}
            today={today}
            lastResult={lastResult}
          />
        )}
      </Section>
      <Section title="Demandes">
        <TabLinks
          label="Demandes d’effacement"
          tabs={[
            { to: "/privacy/erasures", label: "En attente", isCurrent: view === "waiting" },
            { to: "?vue=closed", label: "Closes", isCurrent: view === "closed" },
          ]}
        />
        <PagedList
          {...erasures}
          one="demande"
          many="demandes"
          empty={
            <EmptyState
              title={view === "waiting" ? "Aucune demande n’attend" : "Aucune demande close"}
              why="Une demande est notée ici, par un·e responsable depuis le bas d’un dossier, ou par la personne depuis sa page de suivi. Vous voyez alors tout ce qui partira avant de décider."
            />
          }
        >
          <DataTable
            caption="Demandes"
            columns={columns(now, view)}
            rows={erasures.rows}
            rowKey={({ id }) => id}
          />
        </PagedList>
      </Section>
    </>
  );
}

const TONES: Readonly<Record<ErasureState, Tone>> = {
  asked: "attention",
  running: "waiting",
  done: "done",
  dismissed: "neutral",
};

function columns(now: Date, view: ErasureView): Column<ErasureLine>[] {
  const waiting: Column<ErasureLine>[] = [
    { header: "Réponse due", cell: Due, onPhone: true, isNamedOnPhone: true },
    { header: "Noté", cell: ({ recordedAt }) => <When at={recordedAt} now={now} /> },
  ];
  const closed: Column<ErasureLine>[] = [
    {
      header: "Noté",
      cell: ({ recordedAt }) => <When at={recordedAt} now={now} />,
      onPhone: true,
      isNamedOnPhone: true,
    },
    { header: "Partenaires qui ont supprimé", cell: ({ partners }) => partners, isEnd: true },
  ];
  return [
    { header: "Qui", cell: ({ id, who }) => <Link to={id}>{who}</Link>, onPhone: true },
    {
      header: "État",
      cell: ({ state }) => <Badge tone={TONES[state]}>{ERASURE_STATES[state].fr}</Badge>,
      onPhone: true,
    },
    { header: "Demandé", cell: ({ asked }) => asked },
    ...(view === "waiting" ? waiting : closed),
  ];
}

function Due({ dueOn, isLate }: ErasureLine) {
  if (!dueOn) return "";
  const day = formatDayLong(dueOn);
  return isLate ? <Badge tone="late">{day}, passé</Badge> : day;
}
