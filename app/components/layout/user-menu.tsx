import { Form, Link, useLocation } from "@remix-run/react";
import { ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { Shortcuts } from "./shortcuts";

export interface UserMenuProps {
  name: string;
  /** The role, in French. */
  role: string;
}

/** Who is signed in, the account, the way out. The browser's own disclosure: it works before any script. */
export function UserMenu({ name, role }: UserMenuProps) {
  const { key } = useLocation();
  return (
    <details key={key} className="user-menu" onKeyDown={closeOnEscape} onToggle={showWhole}>
      <summary className="flex items-center gap-2 rounded px-2 py-1.5 hover:bg-hover">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-12 text-muted">{role}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" size={14} className="text-muted" />
      </summary>
      <div className="user-menu-list">
        <Link to="/account" className="menu-item">
          <UserRound aria-hidden="true" />
          Mon compte
        </Link>
        <Shortcuts />
        <Form method="post" action="/logout">
          <button type="submit" className="menu-item">
            <LogOut aria-hidden="true" />
            Se déconnecter
          </button>
        </Form>
      </div>
    </details>
  );
}

/** It opens below the last line of the menu, which a short screen does not show. */
function showWhole({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  if (currentTarget.open) currentTarget.scrollIntoView({ block: "nearest" });
}

/** Escape closes the disclosure it is pressed in, or the first within, and gives the focus back to its summary. */
export function closeOnEscape(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget } = event;
  const details =
    currentTarget instanceof HTMLDetailsElement ? currentTarget : currentTarget.querySelector("details");
  if (event.key !== "Escape" || event.defaultPrevented || !details?.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector("summary")?.focus();
}
