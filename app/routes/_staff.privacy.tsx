import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { listAccounts } from "~/features/accounts/account-list.queries.server";
import { AuditJournal } from "~/features/privacy/audit-journal";
import { ConsentTable } from "~/features/privacy/consent-table";
import {
  auditSearchOf,
  listAuditEvents,
  listLatestConsents,
} from "~/features/privacy/privacy.queries.server";
import { REGISTER } from "~/features/privacy/register";

export const meta: MetaFunction = () => [{ title: "Confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const url = new URL(request.url);
  const search = auditSearchOf(url.searchParams);
  const [consents, events, accounts] = await Promise.all([
    listLatestConsents(),
    listAuditEvents(search, pageOf(url)),
    listAccounts(),
  ]);
  const people = accounts.map(({ id, name }) => ({ value: id, label: name }));
  return { consents, events, people, search, now: now() };
}

export default function Privacy() {
  const { consents, events, people, search, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Confidentialité" meta="Ce qui est gardé, les accords donnés, et qui a fait quoi." />
      <Section title="Ce qui est gardé">
        <dl className="grid max-w-[75ch] gap-4">
          {REGISTER.map(({ what, why, who }) => (
            <div key={what}>
              <dt className="font-semibold">{what}</dt>
              <dd>{why}</dd>
              <dd className="text-muted">{who}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Derniers accords" count={consents.length}>
        <ConsentTable consents={consents} now={now} />
      </Section>
      <Section title="Journal">
        <AuditJournal events={events} people={people} search={search} now={now} />
      </Section>
    </>
  );
}
