import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { Language } from "~/vocabulary/languages";
import { ProblemPage } from "./problem-page";

interface Props {
  /** What is said of a link we did not make, and what to do then. */
  unknown: string;
  language?: Language;
}

/** What a page opened from a letter shows when it cannot: a link that leads nowhere, else what went wrong. */
export function LinkProblem({ unknown, language }: Props) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ProblemPage status={status} language={language} message={status === 404 ? unknown : undefined} />;
}
