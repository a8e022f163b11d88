import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ProblemPage } from "./problem-page";

interface Props {
  /** What is said of a link we did not make, and what to do then. */
  unknown: string;
}

/** What a page opened from a letter shows when it cannot: a link that leads nowhere, else what went wrong. */
export function LinkProblem({ unknown }: Props) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ProblemPage status={status} message={status === 404 ? unknown : undefined} />;
}
