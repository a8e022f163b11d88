import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { dayOf, formatDay, formatLateness, ofName } from "~/vocabulary/typography";
import type { CalendarLine } from "./child-calendar.queries.server";

interface Props {
  householdId: string;
  /** As lists call the child. */
  childName: string;
  lines: readonly CalendarLine[];
  now: Date;
}

/** What is to be done for a child and by when; each step is a task of the file. */
export function ChildCalendar({ householdId, childName, lines, now }: Props) {
  if (lines.length === 0) return null;
  const title = `Calendrier ${ofName(childName)}`;
  return (
    <Section title={title} count={lines.length}>
      <Lines label={title}>
        {lines.map((line) => (
          <Line
            key={line.id}
            title={
              line.isDone ? (
                line.label
              ) : (
                <Link to={`/households/${householdId}#${line.id}`}>{line.label}</Link>
              )
            }
            detail={
              <>
                {formatDay(line.dueOn, now)}
                {line.note && <span className="block text-12">{line.note}</span>}
              </>
            }
            badge={<StepBadge line={line} now={now} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function StepBadge({ line: { isDone, dueOn }, now }: { line: CalendarLine; now: Date }) {
  if (isDone) return <Badge tone="done">fait</Badge>;
  return dueOn < dayOf(now) ? <Badge tone="late">{formatLateness(dueOn, now)}</Badge> : null;
}
