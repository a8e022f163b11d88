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
