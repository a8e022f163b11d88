import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { mailboxStanding } from "~/features/inbound-mail/mailbox.queries.server";
import { UnreadMailboxNotice } from "~/features/inbound-mail/unread-mailbox-notice";
import { QueueLine } from "~/features/triage/queue-line";
import { listQueue, TRIAGE_VIEWS, type TriageView } from "~/features/triage/triage.queries.server";

export const meta: MetaFunction = () => [{ title: "À trier" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "submissions:read");
  const url = new URL(request.url);
  const asked = url.searchParams.get("vue");
  const view = TRIAGE_VIEWS.find((known) => known === asked) ?? "queue";
  const [list, unreadMailbox] = await Promise.all([
    listQueue(user, view, pageOf(url)),
    mailboxStanding(user),
  ]);
  return { view, ...list, unreadMailbox, now: now() };
}

const EMPTY: Readonly<Record<TriageView, { title: string; why: string }>> = {
  queue: {
    title: "Rien à trier.",
    why: "Les formulaires, les appels et les mails qui demandent quelque chose arrivent ici.",
  },
  suspect: {
    title: "Rien à vérifier.",
    why: "Les envois qui ressemblent à ceux d’un robot, et les mails douteux, attendent ici qu’une personne les lise. Un mail douteux y reste 30 jours.",
  },
  dismissed: {
    title: "Rien d’écarté.",
    why: "Une demande écartée reste ici : elle peut toujours être reprise. Un message écarté y reste 30 jours.",
  },
};

const ORDER: Readonly<Record<TriageView, string>> = {
  queue: "Les demandes et les messages reçus, les plus anciens en premier.",
  suspect: "Les envois à lire avant de les trier, les plus récents en premier.",
  dismissed: "Les demandes et les messages écartés, les plus récents en premier.",
};

export default function Triage() {
  const { view, rows, page, hasNext, total, unreadMailbox, now } = useLoaderData<typeof loader>();
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
      {unreadMailbox && (
        <div className="my-3">
          <UnreadMailboxNotice {...unreadMailbox} />
        </div>
      )}
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
        one="demande ou message"
        many="demandes et messages"
        empty={<EmptyState {...EMPTY[view]} act={<LinkButton to="/triage/new">Noter un appel</LinkButton>} />}
      >
        <Lines label="Demandes et messages">
          {rows.map((row) => (
            <QueueLine key={row.id} row={row} isWaiting={view === "queue"} now={now} />
          ))}
        </Lines>
      </PagedList>
    </>
  );
}
