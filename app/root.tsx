import type { MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { RootErrorBoundary } from "./components/layout/root-error";
import { requireNothing } from "./core/auth/guards.server";
import { requestScope } from "./core/http/request-scope.server";
import { pageLanguage } from "./vocabulary/languages";

/** The id of the request, to be given when something fails. */
export async function loader() {
  requireNothing();
  return { requestId: requestScope()?.id };
}

/** The title of a page that has none of its own: a problem. */
export const meta: MetaFunction = () => [{ title: "La conciergerie" }];

export const shouldRevalidate = () => true;

/** The bare document. Styles, scripts and navigation belong to the two layouts: staff and public. */
export function Layout({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const language = pageLanguage(pathname, new URLSearchParams(search));
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RootErrorBoundary />;
}
