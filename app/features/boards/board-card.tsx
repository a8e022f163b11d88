import { memo } from "react";
import { formatDayShort, plural } from "~/vocabulary/typography";
import { MOVING_NAME } from "./board-filters";
import { type Ageing, ageOf, type BoardCard } from "./board-view";
import { cardAddress } from "./card-addresses";

interface Props {
  card: BoardCard;
  today: string;
  ageing: Ageing | undefined;
  /** Its stage in words, when the column is none. */
  place?: string;
  canMove: boolean;
  board: string;
}

/** A candidate in four lines at most. Hundreds are drawn at once: no component inside, and links the board follows itself. */
export const CardItem = memo(function CardItem({ card, today, ageing, place, canMove, board }: Props) {
  const { id, name, situation, days, blocking, next, dueOn } = card;
  const age = ageOf(days, ageing);
  return (
    <li className="card" data-card={id} data-age={age}>
      <a href={cardAddress(board, card)}>{name}</a>
      {canMove && (
        <a className="card-move" href={`?${MOVING_NAME}=${id}`} aria-label={`Déplacer vers… ${name}`}>
          Déplacer vers…
        </a>
      )}
      <p>
        <span>{place ? `${place} · ${situation}` : situation}</span>
        {age && <b>{`${days} ${plural(days ?? 0, "jour ouvré ici", "jours ouvrés ici")}`}</b>}
      </p>
      {card.adults !== undefined && (
        <p>
          <Household card={card} />
          {blocking && <span>{blocking}</span>}
        </p>
      )}
      {next && (
        <p>
          <span>{next}</span>
          {dueOn && <i className={dueOn < today ? "late" : undefined}>{formatDayShort(dueOn)}</i>}
        </p>
      )}
    </li>
  );
});

function Household({ card: { adults = 0, children = 0 } }: Pick<Props, "card">) {
  const words = `${adults} ${plural(adults, "adulte", "adultes")}${
    children > 0 ? `, ${children} ${plural(children, "enfant", "enfants")}` : ""
  }`;
  return (
    <span role="img" aria-label={words} className="kin">
      <i>{adults}</i>
      {children > 0 && <i>{children}</i>}
    </span>
  );
}
