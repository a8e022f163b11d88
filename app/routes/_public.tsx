import "~/styles/public.css";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { PublicShell } from "~/components/layout/public-shell";
import { requireNothing } from "~/core/auth/guards.server";
import { requestScope } from "~/core/http/request-scope.server";
import { getSettings } from "~/core/settings.server";

export async function loader() {
  requireNothing();
  const { brand } = await getSettings();
  return { programme: brand.programme, owner: brand.owner, requestId: requestScope()?.id };
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
  const error = useRouteError();
  const known = useRouteLoaderData<typeof loader>("routes/_public");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <PublicShell brand={known?.programme ?? "Accueil"} tagline={known?.owner}>
      <ProblemPage status={status} requestId={known?.requestId} />
    </PublicShell>
  );
}
