import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { formatDayLong } from "~/vocabulary/typography";
import type { Standing } from "./action-standing";

interface Shown {
  id: string;
  level: string;
  depth: number;
  name: string;
  text?: string;
  standing?: Standing;
  dueOn?: string;
  steps: number;
  done: number;
}

/** A plan as it is read: axes and objectives over the pledges, each with where it stands. */
export function PlanTreeView({ lines }: { lines: readonly Shown[] }) {
  return (
    <ol aria-label="Plan" className="border-b border-line">
      {lines.map((line) => (
        <TreeLine key={line.id} line={line} />
      ))}
    </ol>
  );
}

function TreeLine({ line }: { line: Shown }) {
  const { id, level, depth, name, text, standing } = line;
  if (level !== "action") {
    return (
      <li className={`pt-4 pb-2 ${INDENTS[depth] ?? ""}`}>
        <div className={level === "axis" ? "text-16 font-semibold" : "font-semibold"}>{name}</div>
        {text && <p className="max-w-[75ch] text-muted">{text}</p>}
      </li>
    );
  }
  return (
    <li
      data-line
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2.5 ${INDENTS[depth] ?? ""}`}
    >
      <div className="min-w-0 flex-[1_1_20rem]">
        <Link to={`/pledges/actions/${id}`}>{name}</Link>
        {detailOf(line) && <div className="text-muted">{detailOf(line)}</div>}
      </div>
      {standing && <Badge tone={standing.tone}>{standing.label}</Badge>}
    </li>
  );
}

const INDENTS: Readonly<Record<number, string>> = { 1: "md:pl-4", 2: "md:pl-8" };

function detailOf({ dueOn, steps, done }: Shown): string {
  return [
    dueOn && `échéance ${formatDayLong(dueOn)}`,
    steps > 0 && `${done} étape${done > 1 ? "s" : ""} sur ${steps}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
