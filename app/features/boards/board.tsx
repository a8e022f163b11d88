import type { SubmissionResult } from "@conform-to/react";
import { useLocation, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, lazy, type MouseEvent, Suspense, useRef } from "react";
import { Notice } from "~/components/ui/notice";
import { ColumnSection } from "./board-column";
import { MOVING_NAME } from "./board-filters";
import { moveFocus } from "./board-focus";
import type { BoardColumn, StageOnCard } from "./board-view";
import { ColumnJump } from "./column-jump";
import { useBoardDrag } from "./use-board-drag";
import { useBoardMoves } from "./use-board-moves";

/** Loaded when a card is moved: no board waits for it. */
const MoveDialogs = lazy(() => import("./move-dialogs"));

interface Props {
  pipeline: string;
  columns: readonly BoardColumn[];
  today: string;
  canMove: boolean;
  /** The stages, when the columns are something else. */
  stages?: ReadonlyMap<string, StageOnCard>;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The columns side by side; one listener each for the clicks and the keys of hundreds of cards. */
export function Board({ pipeline, columns, today, canMove, stages, lastResult }: Props) {
  const board = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const action = pathname + search;
  const { shown, opened, refusal, ...acts } = useBoardMoves({ action, pipeline, columns, lastResult });
  useBoardDrag(board, { isOn: canMove, drawn: shown, onDrop: acts.go });

  function click(event: MouseEvent): void {
    const link = event.target instanceof Element && event.target.closest("a");
    const card = cardOf(event.target);
    if (!link || !card || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.search.includes(`${MOVING_NAME}=`)) acts.ask(card.id);
    else navigate(link.pathname);
  }

  function press(event: KeyboardEvent): void {
    const card = cardOf(event.target);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) {
      if (moveFocus(card.element, event.key)) event.preventDefault();
    } else if (canMove && isMoveKey(event)) {
      event.preventDefault();
      acts.ask(card.id);
    }
  }

  return (
    <>
      <div role="alert">{refusal && <Notice tone="late">{refusal}</Notice>}</div>
      <ColumnJump label={stages ? "Colonne" : "Étape"} board={board} columns={shown} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears for the links inside */}
      <div ref={board} className="board" onClick={click} onKeyDown={press}>
        {shown.map((column) => (
          <ColumnSection
            key={column.key}
            column={column}
            today={today}
            canMove={canMove}
            board={pipeline}
            stages={stages}
          />
        ))}
      </div>
      {opened && (
        <Suspense>
          <MoveDialogs
            key={"to" in opened ? opened.to : ""}
            opened={opened}
            pipeline={pipeline}
            columns={columns}
            action={action}
            lastResult={lastResult}
            onChoose={acts.choose}
            onNothingMissing={acts.refuse}
            onClose={acts.close}
          />
        </Suspense>
      )}
    </>
  );
}

function cardOf(target: EventTarget): { id: string; element: Element } | undefined {
  const element = target instanceof Element ? target.closest("[data-card]") : null;
  const id = element?.getAttribute("data-card");
  return element && id ? { id, element } : undefined;
}

function isMoveKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "m" || key === "ContextMenu" || (key === "F10" && shiftKey);
}
