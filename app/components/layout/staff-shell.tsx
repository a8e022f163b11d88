import { Link, useLocation } from "@remix-run/react";
import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { PaletteButton } from "./palette-button";
import { StaffNavigation, type StaffNavigationProps } from "./staff-navigation";
import { closeOnEscape, UserMenu, type UserMenuProps } from "./user-menu";

export interface StaffShellProps extends StaffNavigationProps {
  brand: string;
  /** Where the day of this role begins. */
  home: string;
  user: UserMenuProps;
  /** Above the page: the demonstration's strip, a warning about the mail. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The staff area: navigation at the left, the page at the right; one column and a menu on a phone. */
export function StaffShell({ brand, home, user, can, counts, pinned, banner, children }: StaffShellProps) {
  const { key } = useLocation();
  return (
    <div className="shell">
      <a href="#contenu" className="skip-link">
        Aller au contenu
      </a>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is pressed on what the menu holds, beside its disclosure */}
      <header className="shell-side" onKeyDown={closeOnEscape}>
        <Link to={home} className="shell-brand">
          {brand}
        </Link>
        <PaletteButton />
        <details key={key} className="shell-toggle">
          <summary className="button">
            <Menu aria-hidden="true" />
            Menu
          </summary>
        </details>
        <div className="shell-panel">
          <StaffNavigation can={can} counts={counts} pinned={pinned} />
          <UserMenu {...user} />
        </div>
      </header>
      <div className="shell-page">
        {banner}
        <main id="contenu" tabIndex={-1} className="shell-main">
          {children}
        </main>
      </div>
    </div>
  );
}
