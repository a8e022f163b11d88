import { type RefObject, useEffect, useRef } from "react";
import { Select } from "~/components/ui/select";
import type { BoardColumn } from "./board-view";

interface Props {
  label: string;
  board: RefObject<HTMLElement>;
  columns: readonly BoardColumn[];
}

/** On a phone one column is seen at a time: which one, and a way to any other. */
export function ColumnJump({ label, board, columns }: Props) {
  const wrapper = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = board.current;
    const follow = () => {
      const select = wrapper.current?.querySelector("select");
      if (element && select) select.selectedIndex = Math.round(element.scrollLeft / element.clientWidth);
    };
    element?.addEventListener("scroll", follow, { passive: true });
    return () => element?.removeEventListener("scroll", follow);
  }, [board]);

  function jump(index: number): void {
    board.current?.scrollTo({ left: index * board.current.clientWidth });
  }

  return (
    <div ref={wrapper} className="board-jump">
      <Select
        label={label}
        options={columns.map((column) => ({
          value: column.key,
          label: `${column.label} (${column.cards.length}${column.more ? " et plus" : ""})`,
        }))}
        onChange={({ currentTarget }) => jump(currentTarget.selectedIndex)}
      />
    </div>
  );
}
