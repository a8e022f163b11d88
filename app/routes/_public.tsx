import "~/styles/public.css";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { PublicShell } from "~/components/layout/public-shell";
import { Problem } from "~/components/layout/root-error";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";

export async function loader() {
  requireNothing();
  const { brand } = await getSettings();
  return { programme: brand.programme, owner: brand.owner };
}

/** What the public and the partners see: no framework script, its own small style sheet. */
export default function PublicLayout() {
  const { programme, owner } = useLoaderData<typeof loader>();
  const isHome = useLocation().pathname === "/";
  return (
    <PublicShell brand={programme} tagline={owner} isWide={isHome}>
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  const known = useRouteLoaderData<typeof loader>("routes/_public");
  return (
    <PublicShell brand={known?.programme ?? "Accueil"} tagline={known?.owner}>
      <Problem />
    </PublicShell>
  );
}
