import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import type { SettingsAccess } from "~/features/settings/settings-form";
import { SETTINGS_PAGES } from "~/features/settings/settings-pages";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Réglages" }];

export async function loader({ request }: LoaderFunctionArgs): Promise<SettingsAccess> {
  const user = await requirePermission(request, "settings:read");
  return { canWrite: roleCan(user.role, "settings:write"), canInvite: roleCan(user.role, "accounts:write") };
}

export default function Settings() {
  const access = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader
        title="Réglages"
        meta={access.canWrite ? undefined : "Vous pouvez tout lire ici ; un·e responsable peut modifier."}
      />
      <TabLinks
        label="Pages des réglages"
        tabs={SETTINGS_PAGES.map(({ page, label }) => ({
          to: `/settings/${page}`,
          label,
          isCurrent: pathname.startsWith(`/settings/${page}`),
        }))}
      />
      <Outlet context={access} />
    </>
  );
}
