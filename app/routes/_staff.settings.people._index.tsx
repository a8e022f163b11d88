import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { type AccountLine, listAccounts } from "~/features/accounts/account-list.queries.server";
import { AccountStateBadge } from "~/features/accounts/account-state-badge";
import { useSettingsAccess } from "~/features/settings/settings-form";

export const meta: MetaFunction = () => [{ title: "Équipe · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return { accounts: await listAccounts() };
}

const COLUMNS: Column<AccountLine>[] = [
  { header: "Nom", cell: ({ id, name }) => <Link to={`/settings/people/${id}`}>{name}</Link>, onPhone: true },
  { header: "Rôle", cell: ({ role }) => role, onPhone: true },
  { header: "Adresse e-mail", cell: ({ email }) => email },
  { header: "Voit", cell: ({ scope }) => scope },
  {
    header: "Compte",
    cell: ({ state }) => <AccountStateBadge state={state} />,
    onPhone: true,
  },
];

export default function People() {
  const { accounts } = useLoaderData<typeof loader>();
  const { canInvite } = useSettingsAccess();
  return (
    <Section
      title="Équipe"
      count={accounts.length}
      act={
        canInvite && (
          <LinkButton to="/settings/people/new" variant="primary">
            Inviter quelqu’un
          </LinkButton>
        )
      }
    >
      <DataTable caption="Comptes" columns={COLUMNS} rows={accounts} rowKey={({ id }) => id} isWhole />
    </Section>
  );
}
