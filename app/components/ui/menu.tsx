import { Link } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";

export interface MenuProps {
  /** The accessible name of the default trigger. */
  label: string;
  trigger?: ReactElement;
  children: ReactNode;
}

/** The acts which are not worth a button; arrows move, letters jump, Escape closes. */
export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>
        {trigger ?? (
          <Button type="button" variant="quiet" aria-label={label}>
            <Ellipsis aria-hidden="true" />
          </Button>
        )}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-48 rounded bg-sheet p-1 shadow-float"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}

export function MenuItem({ icon, onSelect, disabled, children }: MenuItemProps) {
  return (
    <Primitive.Item className="menu-item" onSelect={onSelect} disabled={disabled}>
      {icon}
      {children}
    </Primitive.Item>
  );
}

export interface MenuLinkProps {
  to: string;
  icon?: ReactNode;
  children: ReactNode;
}

export function MenuLink({ to, icon, children }: MenuLinkProps) {
  return (
    <Primitive.Item asChild>
      <Link to={to} className="menu-item">
        {icon}
        {children}
      </Link>
    </Primitive.Item>
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}
