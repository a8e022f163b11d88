import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Progress } from "~/components/ui/progress";
import { formatNumber, NBSP } from "~/vocabulary/typography";

const REFRESH_MS = 1000;

interface Props {
  label: string;
  done: number;
  total: number;
  /** Real moments, on the server: how long it has taken so far tells how long is left. */
  startedAt?: Date;
  now?: Date;
}

/** How far a long act is, and how long is left; the page follows by itself. */
export function RunningProgress({ label, done, total, startedAt, now }: Props) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <div role="status" className="my-4 max-w-[40rem]">
      <p className="mb-1">
        {label}
        {NBSP}: {formatNumber(done)} sur {formatNumber(total)}
        {startedAt && now && remaining(done, total, now.getTime() - startedAt.getTime())}
      </p>
      <Progress value={total === 0 ? 0 : (100 * done) / total} label={label} />
    </div>
  );
}

function remaining(done: number, total: number, spentMs: number): string {
  if (done === 0 || spentMs <= 0) return "";
  const seconds = Math.ceil(((total - done) * spentMs) / done / 1000);
  if (seconds > 90) return `, encore ${Math.ceil(seconds / 60)}${NBSP}min environ`;
  return `, encore ${seconds}${NBSP}s environ`;
}
