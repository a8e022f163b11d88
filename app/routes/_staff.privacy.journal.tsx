import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { listAccounts } from "~/features/accounts/account-list.queries.server";
import { AuditJournal } from "~/features/privacy/audit-journal";
import { getJournal } from "~/features/privacy/journal.queries.server";
import { auditSearchOf } from "~/features/privacy/privacy.queries.server";

export const meta: MetaFunction = () => [{ title: "Journal, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const url = new URL(request.url);
  const [journal, accounts] = await Promise.all([
    getJournal(auditSearchOf(url.searchParams), pageOf(url)),
    listAccounts(),
  ]);
  return { ...journal, people: accounts.map(({ id, name }) => ({ value: id, label: name })), now: now() };
}

export default function Journal() {
  return <AuditJournal {...useLoaderData<typeof loader>()} />;
}
