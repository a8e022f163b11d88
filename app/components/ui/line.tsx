import type { ReactNode } from "react";

/** A list whose lines each say who, what, since when, and offer one act. */
export function Lines({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label} className="border-b border-line">
      {children}
    </ul>
  );
}

export interface LineProps {
  /** Where a link to this line leads. */
  id?: string;
  title: ReactNode;
  detail?: ReactNode;
  badge?: ReactNode;
  act?: ReactNode;
  /** What goes with it, over its whole width. */
  below?: ReactNode;
}

export function Line({ id, title, detail, badge, act, below }: LineProps) {
  return (
    <li
      id={id}
      data-line
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5 target:bg-hover"
    >
      <div className="min-w-0 flex-[1_1_16rem]">
        <div className="font-semibold">{title}</div>
        {detail && <div className="text-muted">{detail}</div>}
      </div>
      {badge && <div className="max-md:w-full">{badge}</div>}
      {act && <div className="flex flex-wrap gap-2 max-md:w-full">{act}</div>}
      {below && <div className="w-full">{below}</div>}
    </li>
  );
}
