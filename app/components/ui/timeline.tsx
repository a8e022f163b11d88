import type { ReactNode } from "react";
import { When } from "./when";

export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol aria-label={label} className="border-b border-line">
      {children}
    </ol>
  );
}

export interface TimelineItemProps {
  /** Where a link to this line leads. */
  id?: string;
  at: Date;
  now: Date;
  /** A small mark from lucide, decorative: the words say it too. */
  icon?: ReactNode;
  /** Who, in grey, after the words. */
  by?: string;
  act?: ReactNode;
  children: ReactNode;
}

export function TimelineItem({ id, at, now, icon, by, act, children }: TimelineItemProps) {
  return (
    <li
      id={id}
      className="grid scroll-mt-4 gap-x-4 gap-y-1 border-t border-line py-2.5 target:bg-hover md:grid-cols-[7rem_minmax(0,1fr)_auto]"
    >
      <When at={at} now={now} className="text-muted" />
      <div className="flex min-w-0 gap-2">
        {icon && (
          <span aria-hidden="true" className="mt-0.5 text-muted [&_svg]:size-4">
            {icon}
          </span>
        )}
        <div className="max-w-[75ch] min-w-0">
          {children}
          {by && <div className="text-muted">{by}</div>}
        </div>
      </div>
      {act && <div className="flex flex-wrap items-start gap-2">{act}</div>}
    </li>
  );
}
