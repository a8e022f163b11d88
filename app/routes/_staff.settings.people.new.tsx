import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { accountChoices } from "~/features/accounts/account-choices.queries.server";
import { AccountForm } from "~/features/accounts/account-form";
import { inviteAccount } from "~/features/accounts/accounts.commands.server";
import { invitationSchema } from "~/features/accounts/accounts.schema.server";

export const meta: MetaFunction = () => [{ title: "Inviter quelqu’un · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "accounts:write");
  return await accountChoices();
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "accounts:write");
  return submitForm(
    request,
    invitationSchema,
    async (invitation) => {
      await inviteAccount(user, invitation);
      return redirectWithToast(request, "/settings/people", {
        message: `Invitation envoyée à ${invitation.name}.`,
      });
    },
    { listCap: 60 },
  );
}

export default function Invite() {
  const choices = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <Section title="Inviter quelqu’un">
      <p className="mb-4 text-muted">
        La personne reçoit un mail avec un lien, valable sept jours, pour choisir son mot de passe.
      </p>
      <AccountForm {...choices} lastResult={lastResult} act="Envoyer l’invitation" />
    </Section>
  );
}
