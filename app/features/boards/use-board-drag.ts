import { type RefObject, useEffect, useRef } from "react";
import type { CardMove } from "./board-view";

interface Dragging {
  isOn: boolean;
  /** What the board shows: cards drawn later are made to move when they come. */
  drawn: unknown;
  onDrop: (move: CardMove) => void;
}

type Stop = () => void;
type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** Drag and drop of the cards, by mouse and by a long press; the library is fetched once the page is drawn. */
export function useBoardDrag(board: RefObject<HTMLElement>, { isOn, drawn, onDrop }: Dragging): void {
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const prepared = useRef(new Map<Element, Stop>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn brings the elements
  useEffect(() => {
    let isGone = false;
    if (isOn)
      loadLibrary().then((library) => {
        if (!isGone && board.current)
          prepare(board.current, prepared.current, library, (move) => drop.current(move));
      });
    return () => {
      isGone = true;
    };
  }, [isOn, drawn]);

  useEffect(() => {
    const all = prepared.current;
    return () => forget(all, () => true);
  }, []);
}

async function loadLibrary() {
  const [adapter, scroll] = await Promise.all([
    import("@atlaskit/pragmatic-drag-and-drop/element/adapter"),
    import("@atlaskit/pragmatic-drag-and-drop-auto-scroll/element"),
  ]);
  return { ...adapter, ...scroll };
}

function prepare(
  board: HTMLElement,
  prepared: Map<Element, Stop>,
  library: Library,
  onDrop: (move: CardMove) => void,
): void {
  forget(prepared, (element) => !element.isConnected);
  const once = (element: HTMLElement, make: () => Stop) => {
    if (!prepared.has(element)) prepared.set(element, make());
  };
  once(board, () => library.autoScrollForElements({ element: board }));
  for (const column of board.querySelectorAll<HTMLElement>("[data-column]"))
    once(column, () => makeTarget(column, library, onDrop));
  for (const card of board.querySelectorAll<HTMLElement>("[data-card]"))
    once(card, () => makeDraggable(card, library));
}

function makeDraggable(element: HTMLElement, { draggable }: Library): Stop {
  // A link is dragged by itself otherwise, as an address.
  for (const link of element.querySelectorAll("a")) link.draggable = false;
  return draggable({
    element,
    onDragStart: () => element.setAttribute("data-dragged", ""),
    onDrop: () => element.removeAttribute("data-dragged"),
  });
}

function makeTarget(element: HTMLElement, library: Library, onDrop: (move: CardMove) => void): Stop {
  const leave = () => element.removeAttribute("data-over");
  const stopScroll = library.autoScrollForElements({ element });
  const stopTarget = library.dropTargetForElements({
    element,
    onDragEnter: () => element.setAttribute("data-over", ""),
    onDragLeave: leave,
    onDrop: ({ source }) => {
      leave();
      const id = source.element.getAttribute("data-card");
      const from = source.element.closest("[data-column]")?.getAttribute("data-column");
      const to = element.getAttribute("data-column");
      if (id && from && to && from !== to) onDrop({ id, from, to });
    },
  });
  return () => {
    stopScroll();
    stopTarget();
  };
}

function forget(prepared: Map<Element, Stop>, isOld: (element: Element) => boolean): void {
  for (const [element, stop] of prepared) {
    if (!isOld(element)) continue;
    stop();
    prepared.delete(element);
  }
}
