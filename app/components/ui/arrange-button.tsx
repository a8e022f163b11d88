import { ArrowDown, ArrowUp, X } from "lucide-react";
import { Button, type ButtonProps } from "./button";

const ARRANGEMENTS = {
  up: { Icon: ArrowUp, verb: "Monter" },
  down: { Icon: ArrowDown, verb: "Descendre" },
  remove: { Icon: X, verb: "Retirer" },
} as const;

export interface ArrangeButtonProps extends ButtonProps {
  act: keyof typeof ARRANGEMENTS;
  /** The line of the list it is about. */
  what: string;
}

/** Moves one line of a list up or down, or takes it away. Disabled, it only keeps its place: the others stay where they are. */
export function ArrangeButton({ act, what, ...button }: ArrangeButtonProps) {
  const { Icon, verb } = ARRANGEMENTS[act];
  const label = `${verb} « ${what} »`;
  return (
    <Button
      {...button}
      size="small"
      variant="quiet"
      className={button.disabled ? "invisible" : undefined}
      aria-label={label}
      title={label}
    >
      <Icon aria-hidden="true" size={16} />
    </Button>
  );
}
