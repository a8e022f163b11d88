import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { PASSWORD_MIN } from "~/core/auth/credentials.server";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithCookies } from "~/core/http/redirect.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getAccount } from "~/features/accounts/account-list.queries.server";
import { listReferents } from "~/features/accounts/accounts.queries.server";
import { ownAccountSchema } from "~/features/accounts/accounts.schema.server";
import { DelegateSection } from "~/features/accounts/delegate-section";
import { DigestSection } from "~/features/accounts/digest-section";
import { actOnOwnAccount } from "~/features/accounts/own-account-acts.commands.server";
import { IdentitySection, PasswordSection, SessionsSection } from "~/features/accounts/own-account-sections";
import { CalendarEntry } from "~/features/calendar/calendar-entry";
import { roleCan } from "~/vocabulary/permissions";
import { ROLES } from "~/vocabulary/roles";

export const meta: MetaFunction = () => [{ title: "Mon compte" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "account:own");
  const hasFiles = roleCan(user.role, "households:write");
  const [account, referents] = await Promise.all([getAccount(user.id), hasFiles ? listReferents() : []]);
  const colleagues = referents.filter(({ _id }) => _id !== user.id);
  return {
    account: {
      name: account.name,
      phone: account.phone,
      signature: account.signature,
      email: account.email,
      delegate: account.delegate,
      version: account.version,
      wantsDigest: account.wantsDigest ?? false,
    },
    role: ROLES[user.role].fr,
    hasCalendar: roleCan(user.role, "today:read"),
    colleagues: hasFiles ? colleagues.map(({ _id, name }) => ({ value: _id, label: name })) : null,
    least: PASSWORD_MIN,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "account:own");
  return submitForm(
    request,
    ownAccountSchema,
    async (act) => {
      const outcome = await actOnOwnAccount(user, act);
      if ("signInAt" in outcome) return redirectWithCookies(outcome.signInAt, []);
      return redirectWithToast(request, "/account", { message: outcome.message });
    },
    { hideFields: ["current", "password"] },
  );
}

export default function OwnAccount() {
  const { account, role, hasCalendar, colleagues, least } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Mon compte" meta={`${account.email} · ${role}`} />
      <IdentitySection account={account} lastResult={lastResult} />
      {colleagues && (
        <>
          <DelegateSection
            key={account.version}
            delegate={account.delegate}
            colleagues={colleagues}
            lastResult={lastResult}
          />
          <DigestSection wantsDigest={account.wantsDigest} />
        </>
      )}
      {hasCalendar && <CalendarEntry />}
      <PasswordSection least={least} lastResult={lastResult} />
      <SessionsSection />
    </>
  );
}
