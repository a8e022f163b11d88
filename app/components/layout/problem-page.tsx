import { problemOf } from "./problems";

export interface ProblemPageProps {
  status: number;
  /** What to give to whoever repairs it. */
  requestId?: string;
  /** The sentence the server chose, in place of ours. */
  message?: string;
  /** Where the way out leads. */
  home?: string;
}

/** A calm page for what went wrong: what happened, what to do. Drawn alike by staff and public pages. */
export function ProblemPage({ status, requestId, message, home = "/" }: ProblemPageProps) {
  const { title, text } = problemOf(status);
  return (
    <div className="problem">
      <h1>{title}</h1>
      <p>{message ?? text}</p>
      {requestId && status >= 500 && (
        <p className="problem-id">
          Référence à nous donner : <code>{requestId}</code>
        </p>
      )}
      <p>
        <a href={home} className="button">
          Revenir à l’accueil
        </a>
      </p>
    </div>
  );
}
