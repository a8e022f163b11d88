import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { formatCount, formatDay } from "~/vocabulary/typography";
import { VISIT_DAY_STATES } from "~/vocabulary/visit-days";
import type { VisitDayLine } from "./visit-days.queries.server";

interface Props {
  days: readonly VisitDayLine[];
  today: string;
}

/** Visit days, each with its day, its hosts and where it stands. */
export function VisitDayList({ days, today }: Props) {
  return (
    <Lines label="Journées de visite">
      {days.map((day) => (
        <Line
          key={day.id}
          title={<Link to={`/visits/${day.id}`}>{titleOf(day)}</Link>}
          detail={[formatDay(day.on, today), formatCount(day.stepCount, "étape", "étapes"), hostWords(day)]
            .filter(Boolean)
            .join(" · ")}
          badge={<StateBadge day={day} today={today} />}
        />
      ))}
    </Lines>
  );
}

function StateBadge({ day: { state, on }, today }: { day: VisitDayLine; today: string }) {
  if (state === "cancelled") return <Badge>{VISIT_DAY_STATES.cancelled.fr}</Badge>;
  if (on < today) return <Badge tone="done">{VISIT_DAY_STATES.done.fr}</Badge>;
  return <Badge tone={state === "draft" ? "attention" : "waiting"}>{VISIT_DAY_STATES[state].fr}</Badge>;
}

function titleOf({ household, title }: VisitDayLine): string {
  return household ? `${household}, ${title}` : title;
}

function hostWords({ hosts: { total, confirmed, declined } }: VisitDayLine): string {
  if (total === 0) return "";
  const refused = declined > 0 ? `, ${formatCount(declined, "ne peut pas", "ne peuvent pas")}` : "";
  return `${formatCount(confirmed, "hôte confirmé", "hôtes confirmés")} sur ${total}${refused}`;
}
