import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  why: ReactNode;
  act?: ReactNode;
}

/** An empty list which teaches: what it is, why it is empty, the one act to start. */
export function EmptyState({ title, why, act }: EmptyStateProps) {
  return (
    <div className="max-w-[34rem] border-l-4 border-line py-3 pl-4">
      <h2>{title}</h2>
      <p className="mt-1 text-muted">{why}</p>
      {act && <div className="mt-4 flex flex-wrap gap-2">{act}</div>}
    </div>
  );
}
