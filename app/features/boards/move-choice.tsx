import type { MouseEvent } from "react";
import { NBSP } from "~/vocabulary/typography";
import type { BoardColumn } from "./board-view";
import { mayFollow, stepAddress } from "./card-addresses";

export interface Moving {
  id: string;
  name: string;
  fileId: string;
  from: string;
}

interface Props {
  moving: Moving;
  pipeline: string;
  columns: readonly BoardColumn[];
  /** Left out, each stage leads to the page that asks for what it needs. */
  onChoose?: (to: string) => void;
}

/** The stages to which somebody may go, those by which one leaves apart. */
export function MoveChoice({ moving, pipeline, columns, onChoose }: Props) {
  const others = columns.filter(({ key }) => key !== moving.from && mayFollow(pipeline, moving.from, key));
  const groups = [
    { label: "Étapes", stages: others.filter(({ isExit }) => !isExit) },
    { label: "Sortir du parcours", stages: others.filter(({ isExit }) => isExit) },
  ].filter(({ stages }) => stages.length > 0);

  function choose(event: MouseEvent, to: string): void {
    if (!onChoose || event.ctrlKey || event.metaKey || event.button !== 0) return;
    event.preventDefault();
    onChoose(to);
  }

  return groups.map(({ label, stages }) => (
    <section key={label} aria-label={label} className="mb-3">
      <p className="section-title px-2">{label}</p>
      <ul>
        {stages.map((stage) => (
          <li key={stage.key}>
            <a
              href={stepAddress(moving, pipeline, stage.key)}
              className="menu-item"
              onClick={(event) => choose(event, stage.key)}
            >
              <span>
                {stage.label}
                {stage.rules && (
                  <span className="block text-12 text-muted">{`Pour entrer${NBSP}: ${stage.rules}.`}</span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
