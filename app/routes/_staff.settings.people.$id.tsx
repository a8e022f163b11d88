import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { actOnAccount } from "~/features/accounts/account-acts.commands.server";
import { accountChoices } from "~/features/accounts/account-choices.queries.server";
import { AccountForm } from "~/features/accounts/account-form";
import { getAccount } from "~/features/accounts/account-list.queries.server";
import { AccountStateBadge } from "~/features/accounts/account-state-badge";
import { accountActSchema } from "~/features/accounts/accounts.schema.server";
import { useSettingsAccess } from "~/features/settings/settings-form";
import type { AccountState } from "~/vocabulary/accounts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.account.name ?? "Compte"} · Réglages` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const [account, choices] = await Promise.all([getAccount(params.id), accountChoices()]);
  return { account, choices };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "accounts:write");
  return submitForm(
    request,
    accountActSchema,
    async (act) => {
      const message = await actOnAccount(user, params.id ?? "", act);
      return redirectWithToast(request, `/settings/people/${params.id}`, { message });
    },
    { listCap: 60 },
  );
}

export default function AccountPage() {
  const { account, choices } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { canInvite } = useSettingsAccess();
  return (
    <>
      <PageHeader
        back={{ to: "/settings/people", label: "Équipe" }}
        title={account.name}
        meta={
          <>
            {account.email} · <AccountStateBadge state={account.state} />
          </>
        }
        actions={canInvite && <AccountActs id={account._id} state={account.state} />}
      />
      <fieldset disabled={!canInvite} className="contents">
        <AccountForm
          key={account.version}
          account={account}
          {...choices}
          lastResult={lastResult}
          act="Enregistrer"
        />
      </fieldset>
    </>
  );
}

function AccountActs({ id, state }: { id: string; state: AccountState }) {
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <LinkButton to={`/settings/people/${id}/transfer`} variant="quiet">
        Confier ses dossiers
      </LinkButton>
      {state === "invited" && (
        <Button name="intent" value="invite-again">
          Renvoyer l’invitation
        </Button>
      )}
      {state === "disabled" ? (
        <Button name="intent" value="enable">
          Rouvrir le compte
        </Button>
      ) : (
        <Button name="intent" value="disable" variant="quiet">
          Fermer le compte
        </Button>
      )}
    </Form>
  );
}
