import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLocation } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { PRIVACY_PAGES } from "~/features/privacy/privacy-pages";

export const meta: MetaFunction = () => [{ title: "Confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return null;
}

export default function Privacy() {
  const { pathname } = useLocation();
  const isCurrent = (to: string) => (to === "/privacy" ? pathname === to : pathname.startsWith(to));
  return (
    <>
      <PageHeader
        title="Confidentialité"
        meta="Ce qui est gardé et pourquoi, ce que les personnes ont accepté, qui a lu ou fait quoi."
      />
      <TabLinks
        label="Pages de la confidentialité"
        tabs={PRIVACY_PAGES.map(({ to, label }) => ({ to, label, isCurrent: isCurrent(to) }))}
      />
      <Outlet />
    </>
  );
}
