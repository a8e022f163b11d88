import { Link, useLocation } from "@remix-run/react";

export interface TabLink {
  to: string;
  label: string;
  count?: number | string;
  /** Said when the pointer rests on it; the page says it too. */
  title?: string;
  /** Left out, the tab is current when its address is the page's own. */
  isCurrent?: boolean;
}

/** Views of one page: each has its address, so they can be bookmarked and opened beside each other. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const location = useLocation();
  const here = location.pathname + location.search;
  return (
    <nav
      aria-label={label}
      className="relative -mx-1 mb-3 flex gap-1 p-1 max-md:overflow-x-auto max-md:whitespace-nowrap md:flex-wrap"
    >
      {tabs.map(({ to, label: text, count, title, isCurrent }) => (
        <Link
          key={to}
          to={to}
          preventScrollReset
          title={title}
          {...((isCurrent ?? isSamePlace(to, here, location.pathname)) ? CURRENT : {})}
          className="inline-flex min-h-7 shrink-0 items-center gap-1.5 rounded-full px-3 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper max-md:min-h-9"
        >
          {text}
          {count !== undefined && <span>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** The tab that becomes the current one is brought into sight. */
const CURRENT = { "aria-current": "page", ref: showInRow } as const;

/** In a row that scrolls, on a phone, the current tab is the one to see. */
function showInRow(tab: HTMLAnchorElement | null): void {
  const row = tab?.parentElement;
  if (row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

function isSamePlace(to: string, here: string, pathname: string): boolean {
  return to.startsWith("?") ? pathname + to === here : to === here;
}
