import { Link } from "@remix-run/react";
import { Badge, type BadgeProps } from "~/components/ui/badge";
import { formatDay, NBSP, ofName } from "~/vocabulary/typography";
import type { FilePlan } from "./file-plan.queries.server";
import { TRACK_ROW } from "./track-row";

interface Props {
  householdId: string;
  paperwork: FilePlan["paperwork"][number];
  /** Several candidates in the file: whose it is. */
  isNamed: boolean;
  today: string;
}

/** How far the paperwork of a candidate is, and what comes next of it. */
export function FilePaperwork({ householdId, paperwork, isNamed, today }: Props) {
  const { candidateId, firstName, done, total, next } = paperwork;
  return (
    <li className={TRACK_ROW}>
      <Link to={`/households/${householdId}/demarches?candidat=${candidateId}`} className="text-muted">
        Démarches{isNamed && ` ${ofName(firstName)}`}
      </Link>
      <span>
        {done} sur {total}
        {next && (
          <span className="block text-12 text-muted">
            ensuite{NBSP}: {next.label}, {formatDay(next.dueOn, today)}
          </span>
        )}
      </span>
      <span className="max-md:col-start-2">
        <Badge {...paperworkBadge(next?.dueOn, today)} />
      </span>
    </li>
  );
}

function paperworkBadge(
  dueOn: string | undefined,
  today: string,
): Required<Pick<BadgeProps, "tone" | "children">> {
  if (!dueOn) return { tone: "done", children: "faites" };
  return dueOn < today ? { tone: "late", children: "en retard" } : { tone: "waiting", children: "en cours" };
}
