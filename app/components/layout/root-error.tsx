import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { Language } from "~/vocabulary/languages";
import { ProblemPage } from "./problem-page";

/** What went wrong, for any layout: not there, not yours, or failed with the id to give us. */
export function Problem({ home, language }: { home?: string; language?: Language }) {
  const error = useRouteError();
  const root = useRouteLoaderData<{ requestId?: string }>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ProblemPage status={status} home={home} requestId={root?.requestId} language={language} />;
}

/** The same, alone on its page, where no style sheet may have been loaded. */
export function RootErrorBoundary() {
  return (
    <main id="contenu" style={{ maxWidth: "36rem", margin: "10vh auto", padding: "0 20px" }}>
      <Problem />
    </main>
  );
}
