import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import {
  listQueue,
  type QueueRow,
  TRIAGE_VIEWS,
  type TriageView,
} from "~/features/triage/triage.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_SHORT_LABELS } from "~/vocabulary/needs";
import { SUBMISSION_CHANNELS, SUSPICIONS } from "~/vocabulary/submissions";
import { workingHoursWords } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "À trier" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "submissions:read");
  const url = new URL(request.url);
  const asked = url.searchParams.get("vue");
  const view = TRIAGE_VIEWS.find((known) => known === asked) ?? "queue";
  return { view, ...(await listQueue(user, view, pageOf(url))), now: now() };
}

const EMPTY: Readonly<Record<TriageView, { title: string; why: string }>> = {
  queue: {
    title: "Rien à trier.",
    why: "Les formulaires, les appels et les mails qui demandent quelque chose arrivent ici.",
  },
  suspect: {
    title: "Rien à vérifier.",
    why: "Les envois qui ressemblent à ceux d’un robot attendent ici qu’une personne les lise.",
  },
  dismissed: {
    title: "Aucune demande écartée.",
    why: "Une demande écartée reste ici : elle peut toujours être reprise.",
  },
};

const ORDER: Readonly<Record<TriageView, string>> = {
  queue: "Les demandes reçues, la plus ancienne en premier.",
  suspect: "Les envois à lire avant de les trier, le plus récent en premier.",
  dismissed: "Les demandes écartées, la plus récente en premier.",
};

export default function Triage() {
  const { view, rows, page, hasNext, total, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="À trier"
        meta={ORDER[view]}
        actions={
          <LinkButton to="/triage/new" variant="primary">
            Nouvelle demande
          </LinkButton>
        }
      />
      <TabLinks
        label="Files"
        tabs={[
          { to: "/triage", label: "À trier", isCurrent: view === "queue" },
          { to: "/triage?vue=suspect", label: "À vérifier", isCurrent: view === "suspect" },
          { to: "/triage?vue=dismissed", label: "Écartées", isCurrent: view === "dismissed" },
        ]}
      />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="demande"
        many="demandes"
        empty={<EmptyState {...EMPTY[view]} act={<LinkButton to="/triage/new">Noter un appel</LinkButton>} />}
      >
        <Lines label="Demandes">
          {rows.map((row) => (
            <QueueLine key={row.id} row={row} isWaiting={view === "queue"} now={now} />
          ))}
        </Lines>
      </PagedList>
    </>
  );
}

interface QueueLineProps {
  row: QueueRow;
  /** Somebody expects an answer: its clock is shown. */
  isWaiting: boolean;
  now: Date;
}

function QueueLine({ row, isWaiting, now }: QueueLineProps) {
  const facts = [
    CANDIDATE_KINDS[row.kind].fr,
    SUBMISSION_CHANNELS[row.channel].fr.toLowerCase(),
    row.needs.map((need) => NEED_SHORT_LABELS[need].fr.toLowerCase()).join(", "),
    row.assignee ? `attribuée à ${row.assignee}` : "",
    ...row.suspicions.map((suspicion) => SUSPICIONS[suspicion].fr),
  ].filter(Boolean);
  return (
    <Line
      title={<Link to={`/triage/${row.id}`}>{row.name}</Link>}
      detail={
        <>
          {facts.join(" · ")} · <When at={row.receivedAt} now={now} />
          {isWaiting && (
            <span className={row.isLate ? "block text-late" : "block"}>
              {row.isLate ? "devait recevoir une première réponse" : "première réponse attendue"}{" "}
              <When at={row.answerDueAt} now={now} />
            </span>
          )}
        </>
      }
      badge={
        isWaiting && (
          <Badge tone={row.isLate ? "late" : "waiting"}>
            {row.isLate && "en retard · "}
            {workingHoursWords(row.ageHours)}
          </Badge>
        )
      }
      act={
        <LinkButton to={`/triage/${row.id}`} size="small" className="max-md:hidden">
          Ouvrir
        </LinkButton>
      }
    />
  );
}
