import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ProblemPage } from "./problem-page";

/** What any layout shows when a page is not there, not yours, or failed. */
export function RootErrorBoundary({ home }: { home?: string }) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <main id="contenu" className="letter">
      <ProblemPage status={status} home={home} />
    </main>
  );
}
