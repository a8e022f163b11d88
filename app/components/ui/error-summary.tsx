export interface Problem {
  /** The control to go to; absent for what concerns the whole form. */
  id?: string;
  text: string;
}

export interface ErrorSummaryProps {
  title: string;
  problems: readonly Problem[];
}

/** Above a form that came back: everything to correct, each line leading to its field. */
export function ErrorSummary({ title, problems }: ErrorSummaryProps) {
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-late" role="alert" tabIndex={-1} data-error-summary>
      <div className="notice-text">
        <strong className="notice-title">{title}</strong>
        <ul>
          {problems.map(({ id, text }) => (
            <li key={`${id} ${text}`}>{id ? <a href={`#${id}`}>{text}</a> : text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
