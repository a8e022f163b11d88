import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: ReactNode;
  count?: number;
  act?: ReactNode;
  children: ReactNode;
}

/** A named part of a page, set apart by space and small grey capitals. */
export function Section({ title, count, act, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-7">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <h2 id={id} className="section-title">
          {title}
          {count !== undefined && ` · ${count}`}
        </h2>
        {act}
      </div>
      {children}
    </section>
  );
}

interface FoldedSectionProps extends Omit<SectionProps, "count"> {
  /** What an address ends with to come to it: the browser then unfolds it. */
  anchor: string;
  isOpen?: boolean;
}

/** A named part of a page that is not read every day: its title unfolds it, and paper shows it whole. */
export function FoldedSection({ title, act, anchor, isOpen, children }: FoldedSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-4">
      <details open={isOpen || undefined} className="folded-section group">
        <summary className="-mx-2 flex min-h-9 items-center gap-1 rounded px-2 text-muted hover:bg-hover">
          <h2 id={id} className="section-title">
            {title}
          </h2>
          <ChevronRight aria-hidden="true" size={14} className="no-print group-open:rotate-90" />
        </summary>
        <div id={anchor} className="pt-1 pb-3">
          {act && <div className="mb-2">{act}</div>}
          {children}
        </div>
      </details>
    </section>
  );
}
