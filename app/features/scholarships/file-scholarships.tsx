import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import type { FileScholarship } from "./file-scholarships.queries.server";

interface Props {
  scholarships: readonly FileScholarship[];
  /** A file may have several candidates: each line then says whose it is. */
  isNamed?: boolean;
  /** For whom one may be opened from here. */
  asking?: readonly { id: string; firstName: string }[];
}

/** The scholarships somebody asked for or holds, where each stands; nothing when there is none, nor anybody to open one for. */
export function FileScholarships({ scholarships, isNamed = false, asking = [] }: Props) {
  if (scholarships.length === 0 && asking.length === 0) return null;
  return (
    <Section title={scholarships.length > 1 ? "Bourses" : "Bourse"} act={<OpenLinks asking={asking} />}>
      {scholarships.length === 0 && <p className="text-muted">Aucune bourse demandée.</p>}
      <Lines label="Bourses">
        {scholarships.map(({ id, name, programme, stageLabel, isOpen, nextOn, isLate }) => (
          <Line
            key={id}
            title={<Link to={`/scholarships/${id}`}>{programme}</Link>}
            detail={[isNamed && name, stageLabel].filter(Boolean).join(" · ")}
            badge={
              isOpen && nextOn ? (
                <Badge tone={isLate ? "late" : "neutral"}>
                  {`${isLate ? "en retard" : "prochaine date"}${NBSP}: ${formatDayLong(nextOn)}`}
                </Badge>
              ) : undefined
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function OpenLinks({ asking }: { asking: NonNullable<Props["asking"]> }) {
  return asking.map(({ id, firstName }) => (
    <Link key={id} to={`/scholarships/new?candidate=${id}`} className="button button-small button-quiet">
      {asking.length > 1 ? `Ouvrir une bourse pour ${firstName}` : "Ouvrir une bourse"}
    </Link>
  ));
}
