import type { BoardCard, BoardColumn } from "./board-view";

/** A column as it travels: hundreds of objects take longer to write and to read than the lines of a text. */
export interface SentColumn extends Omit<BoardColumn, "cards"> {
  lines: string;
}

export function sentColumn({ cards, ...column }: BoardColumn): SentColumn {
  return { ...column, lines: cards.map(lineOf).join("\n") };
}

export function receivedColumn({ lines, ...column }: SentColumn): BoardColumn {
  return { ...column, cards: lines ? lines.split("\n").map(cardOf) : [] };
}

function lineOf({ id, fileId, name, situation, ...card }: BoardCard): string {
  const { stage, days, adults, children, blocking, next, dueOn } = card;
  return [id, fileId, name, situation, stage, days, adults, children, blocking, next, dueOn]
    .map((value) => String(value ?? "").replace(/[\t\r\n]/g, " "))
    .join("\t")
    .trimEnd();
}

function cardOf(line: string): BoardCard {
  const [id = "", fileId, name = "", situation = "", stage, days, adults, children, blocking, next, dueOn] =
    line.split("\t").map((value) => value || undefined);
  return {
    id,
    fileId,
    name,
    situation,
    stage,
    days: numberOf(days),
    adults: numberOf(adults),
    children: numberOf(children),
    blocking,
    next,
    dueOn,
  };
}

function numberOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
