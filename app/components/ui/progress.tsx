export interface ProgressProps {
  /** From 0 to 100. */
  value: number;
  /** What advances, for those who do not see the bar. */
  label: string;
  tone?: "accent" | "attention" | "late";
}

const FILL = { accent: "bg-accent", attention: "bg-attention", late: "bg-late" };

export function Progress({ value, label, tone = "accent" }: ProgressProps) {
  const rounded = Math.round(Math.min(100, Math.max(0, value)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={rounded}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1.5 overflow-hidden rounded-full bg-line"
    >
      <div className={`h-full ${FILL[tone]}`} style={{ width: `${rounded}%` }} />
    </div>
  );
}
