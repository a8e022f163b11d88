import { Section } from "~/components/ui/section";
import { formatDateTime } from "~/vocabulary/typography";

interface Props {
  history: readonly { id: string; at: Date; text: string; by?: string }[];
}

/** What moved, the newest first; kept for good. */
export function HistorySection({ history }: Props) {
  if (history.length === 0) return null;
  return (
    <Section title="Historique">
      <ul className="border-b border-line">
        {history.map(({ id, at, text, by }) => (
          <li key={id} className="flex flex-wrap gap-x-4 border-t border-line py-2">
            <time dateTime={at.toISOString()} className="w-44 text-muted">
              {formatDateTime(at)}
            </time>
            <span className="min-w-0 flex-1 basis-60">
              {text}
              {by && <span className="text-muted"> · {by}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
