import { dayOf, formatDateTime, formatDayLong, formatRelative } from "~/vocabulary/typography";

export interface WhenProps {
  /** An instant, or a day "YYYY-MM-DD". */
  at: Date | string;
  /** The present of the server, so that both renderings agree. Without it, the exact day is shown. */
  now?: Date;
  className?: string;
}

/** « il y a 2 h », with the exact value on hover and in the markup. */
export function When({ at, now, className }: WhenProps) {
  const isDay = typeof at === "string";
  const exact = isDay ? formatDayLong(at) : `${formatDateTime(at)}, ${dayOf(at).slice(0, 4)}`;
  return (
    <time dateTime={isDay ? at : at.toISOString()} title={exact} className={className}>
      {now ? formatRelative(at, now) : formatDayLong(at)}
    </time>
  );
}
