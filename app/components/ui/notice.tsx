import type { ReactNode } from "react";
import type { Tone } from "./badge";

export interface NoticeProps {
  title?: string;
  tone?: Exclude<Tone, "neutral">;
  /** The one thing to do about it. */
  act?: ReactNode;
  /** « alert » for what has just gone wrong, « status » for what has just succeeded. */
  role?: "alert" | "status";
  children?: ReactNode;
}

/** What deserves the eye first, with a coloured edge: what blocks, what was refused, what is done. */
export function Notice({ title, tone = "attention", act, role, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <div className="notice-text">
        {title && <strong className="notice-title">{title}</strong>} {children}
      </div>
      {act}
    </div>
  );
}
