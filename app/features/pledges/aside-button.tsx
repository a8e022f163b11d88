import { ActButton } from "~/components/ui/item-form";
import type { ItemList } from "./action-items.commands.server";

/** Takes a line away; the toast puts it back. */
export function AsideButton({ list, itemId, what }: { list: ItemList; itemId: string; what: string }) {
  return (
    <ActButton intent="aside" fields={{ list, itemId }} label={`Retirer ${what}`}>
      Retirer
    </ActButton>
  );
}
