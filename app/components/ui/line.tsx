import type { ReactNode } from "react";

/** A list whose lines each say who, what, since when, and offer one act. */
export function Lines({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label} className="border-b border-line empty:hidden">
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
  /** Several acts, forms to unfold among them: side by side, an unfolded form under the line over its whole width. */
  acts?: ReactNode;
  /** What goes with it, over its whole width. */
  below?: ReactNode;
}

export function Line({ id, title, detail, badge, act, acts, below }: LineProps) {
  return (
    <li
      id={id}
      data-line
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5 target:bg-hover"
    >
      <div className={`min-w-0 flex-[1_1_16rem]${acts ? " max-md:basis-full" : ""}`}>
        <div className="font-semibold">{title}</div>
        {detail && <div className="text-muted">{detail}</div>}
      </div>
      {badge && <div className="max-md:w-full">{badge}</div>}
      {act && <div className="flex flex-wrap gap-2 max-md:w-full">{act}</div>}
      {acts && (
        <div className="contents [&>details:not([open])]:w-auto [&>details[open]]:order-1">{acts}</div>
      )}
      {below && <div className="w-full empty:hidden">{below}</div>}
    </li>
  );
}
