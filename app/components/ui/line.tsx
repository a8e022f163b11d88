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
  title: ReactNode;
  detail?: ReactNode;
  badge?: ReactNode;
  act?: ReactNode;
}

export function Line({ title, detail, badge, act }: LineProps) {
  return (
    <li data-line className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5">
      <div className="min-w-0 flex-[1_1_16rem]">
        <div className="font-semibold">{title}</div>
        {detail && <div className="text-muted">{detail}</div>}
      </div>
      {badge}
      {act && <div className="flex flex-wrap gap-2 max-md:w-full">{act}</div>}
    </li>
  );
}
