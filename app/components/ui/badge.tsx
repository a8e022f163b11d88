import type { ReactNode } from "react";

export type Tone = "done" | "attention" | "late" | "waiting" | "neutral";

export interface BadgeProps {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}

/** A state in a word; the colour only repeats it. */
export function Badge({ tone = "neutral", title, children }: BadgeProps) {
  return (
    <span className={tone === "neutral" ? "badge" : `badge badge-${tone}`} title={title}>
      {children}
    </span>
  );
}
