import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { countStrandedMails } from "~/core/outbox/mail-queries.server";
import { filterOf, type MailLine, outboxPage } from "~/core/outbox/outbox-page.server";
import { mailboxStanding } from "~/features/inbound-mail/mailbox.queries.server";
import { UnreadMailboxNotice } from "~/features/inbound-mail/unread-mailbox-notice";
import { formatCount, NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Courrier" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "outbox:read");
  const url = new URL(request.url);
  const state = filterOf(url.searchParams.get("state"));
  const [list, stranded, unreadMailbox] = await Promise.all([
    outboxPage(user, { page: pageOf(url), state }),
    countStrandedMails(user),
    mailboxStanding(user),
  ]);
  return { ...list, stranded, unreadMailbox, back: url.pathname.replace(/\.data$/, "") + url.search };
}

export default function Outbox() {
  const { rows, page, hasNext, total, stranded, unreadMailbox, now, back } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Courrier" meta="Tous les mails de la conciergerie, du plus récent au plus ancien." />
      {stranded > 0 && <Stranded count={stranded} />}
      {unreadMailbox && (
        <div className="my-3">
          <UnreadMailboxNotice {...unreadMailbox} />
        </div>
      )}
      <TabLinks
        label="Filtrer par état"
        tabs={[
          { to: "/outbox", label: "Tous" },
          { to: "/outbox?state=waiting", label: "En attente" },
          { to: "/outbox?state=failed", label: "Échecs" },
        ]}
      />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="mail"
        many="mails"
        empty={
          <EmptyState
            title="Aucun mail ici"
            why="Les accusés de réception, les réponses et les demandes aux partenaires apparaissent ici dès qu’ils sont écrits."
          />
        }
      >
        <DataTable caption="Mails" columns={columns(now, back)} rows={rows} rowKey={(row) => row.id} />
      </PagedList>
    </>
  );
}

function Stranded({ count }: { count: number }) {
  return (
    <Notice tone="late" title="Aucun serveur d’envoi.">
      {formatCount(count, "mail attend", "mails attendent")} de partir{NBSP}: donnez l’adresse du serveur dans
      SMTP_URL, puis redémarrez.
    </Notice>
  );
}

function columns(now: Date, back: string): Column<MailLine>[] {
  return [
    { header: "Destinataire", cell: (row) => <Recipient row={row} />, onPhone: true },
    { header: "Message", cell: (row) => <Message row={row} />, onPhone: true },
    { header: "État", cell: (row) => <Standing row={row} />, onPhone: true },
    { header: "Écrit", cell: (row) => <When at={row.createdAt} now={now} /> },
    { header: "Actes", cell: (row) => <Acts row={row} back={back} />, onPhone: true },
  ];
}

function Recipient({ row }: { row: MailLine }) {
  return (
    <>
      <Link to={`/outbox/${row.id}`}>{row.toName ?? row.to}</Link>
      {row.toName && <div className="text-muted">{row.to}</div>}
    </>
  );
}

function Message({ row }: { row: MailLine }) {
  return (
    <>
      {row.message}
      {row.householdId && (
        <div>
          <Link to={`/households/${row.householdId}`} className="link">
            Voir le dossier
          </Link>
        </div>
      )}
    </>
  );
}

function Standing({ row }: { row: MailLine }) {
  return (
    <>
      <Badge tone={row.standing.tone}>{row.standing.label}</Badge>
      {row.standing.reason && <div className="text-muted">{row.standing.reason}</div>}
    </>
  );
}

function Acts({ row, back }: { row: MailLine; back: string }) {
  if (!row.canRetry && !row.canCancel) return null;
  const recipient = row.toName ?? row.to;
  return (
    <Form method="post" action={`/outbox/${row.id}`} className="flex gap-2">
      <input type="hidden" name="back" value={back} />
      {row.canRetry && (
        <Button size="small" name="intent" value="retry" aria-label={`Relancer l'envoi à ${recipient}`}>
          Relancer
        </Button>
      )}
      {row.canCancel && (
        <Button
          size="small"
          variant="quiet"
          name="intent"
          value="cancel"
          aria-label={`Annuler l'envoi à ${recipient}`}
        >
          Annuler
        </Button>
      )}
    </Form>
  );
}
