/** Moves the focus from card to card: up and down in a column, left and right to the nearest column that has some. */
export function moveFocus(card: Element, key: string): boolean {
  const column = card.closest("[data-column]");
  const board = column?.parentElement;
  if (!column || !board) return false;
  const next =
    key === "ArrowUp" || key === "ArrowDown" ? inColumn(column, card, key) : beside(board, card, key);
  next?.querySelector("a")?.focus();
  return next !== undefined;
}

/** The focus goes back to a card, wherever it is now. */
export function focusCard(id: string): void {
  document.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus();
}

function inColumn(column: Element, card: Element, key: string): Element | undefined {
  const cards = cardsIn(column);
  return cards[cards.indexOf(card) + (key === "ArrowDown" ? 1 : -1)];
}

/** As high as the card it comes from, or the last one of a shorter column. */
function beside(board: Element, card: Element, key: string): Element | undefined {
  const columns = [...board.querySelectorAll("[data-column]")];
  const here = columns.findIndex((column) => column.contains(card));
  const there = key === "ArrowRight" ? columns.slice(here + 1) : columns.slice(0, here).reverse();
  const cards = cardsIn(there.find((column) => column.querySelector("[data-card]")));
  const height = cardsIn(columns[here]).indexOf(card);
  return cards[Math.min(height, cards.length - 1)];
}

function cardsIn(column: Element | undefined): Element[] {
  return [...(column?.querySelectorAll("[data-card]") ?? [])];
}
