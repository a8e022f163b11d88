import { Link } from "@remix-run/react";
import { NBSP } from "~/vocabulary/typography";
import { CardItem } from "./board-card";
import type { BoardColumn, StageOnCard } from "./board-view";

interface Props {
  column: BoardColumn;
  today: string;
  canMove: boolean;
  board: string;
  /** The stages, when the columns are something else. */
  stages?: ReadonlyMap<string, StageOnCard>;
}

/** A column: its name, how many there are, what must be so to enter, and its cards. */
export function ColumnSection({ column, today, canMove, board, stages }: Props) {
  const { key, label, cards, isExit, colour, rules, ageing } = column;
  const id = `column-${key || "none"}`;
  return (
    <section
      className="board-column"
      data-column={key}
      data-exit={isExit || undefined}
      data-colour={colour}
      aria-labelledby={id}
    >
      <header>
        <h2 id={id}>{label}</h2>
        <Count column={column} />
        {rules && <p className="board-rules">{`Pour entrer${NBSP}: ${rules}.`}</p>}
      </header>
      {cards.length === 0 ? (
        <p className="board-empty">Personne ici.</p>
      ) : (
        <ul>
          {cards.map((card) => {
            const stage = stages?.get(card.stage ?? "");
            return (
              <CardItem
                key={card.id}
                card={card}
                today={today}
                ageing={stage ? stage.ageing : ageing}
                place={stage?.label}
                canMove={canMove}
                board={board}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** « 14 sur 12 »; beyond what a column shows, the way to the list that has them all. */
function Count({ column: { cards, more, limit } }: Pick<Props, "column">) {
  const isOver = limit !== undefined && cards.length > limit;
  const among = limit === undefined ? "" : ` sur ${limit}`;
  return (
    <span className={isOver ? "board-count text-late" : "board-count"}>
      {more ? <Link to={more}>{`${cards.length} et plus${among}`}</Link> : `${cards.length}${among}`}
    </span>
  );
}
