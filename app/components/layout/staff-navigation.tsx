import { Link, useLocation } from "@remix-run/react";
import { ChevronRight, Pin } from "lucide-react";
import type { ReactNode } from "react";
import type { Permission } from "~/vocabulary/permissions";
import { PLACE_GROUPS, type Place } from "./staff-places";

/** Past this many places, a laptop does not show the menu whole: the named groups are kept folded. */
const MOST_UNFOLDED = 12;

export interface StaffNavigationProps {
  can: (permission: Permission) => boolean;
  /** How many wait at each address: `{ "/today": 6 }`. */
  counts?: Readonly<Record<string, number>>;
  /** The saved views kept at hand. */
  pinned?: readonly { to: string; name: string }[];
}

export function StaffNavigation({ can, counts = {}, pinned = [] }: StaffNavigationProps) {
  const { pathname, search } = useLocation();
  const groups = PLACE_GROUPS.map(({ name, places }) => ({
    name,
    places: places.filter(({ permission }) => can(permission)),
  })).filter(({ places }) => places.length > 0);
  const isFolded = groups.flatMap(({ places }) => places).length > MOST_UNFOLDED;
  return (
    <nav aria-label="Menu" className="shell-nav">
      {groups.map(({ name, places }, index) => (
        <Group
          key={name ?? places[0]?.to}
          name={name}
          isOpen={!isFolded || places.some((place) => isCurrent(place, pathname))}
        >
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} pathname={pathname} count={counts[place.to]} />
          ))}
          {index === 0 && <PinnedViews views={pinned} here={pathname + search} />}
        </Group>
      ))}
    </nav>
  );
}

interface GroupProps {
  name?: string;
  isOpen: boolean;
  children: ReactNode;
}

/** The browser's own disclosure: it works before any script, and stays as a colleague left it from page to page. */
function Group({ name, isOpen, children }: GroupProps) {
  if (!name) return <ul>{children}</ul>;
  return (
    <details open={isOpen || undefined} className="shell-group">
      <summary>
        {name}
        <ChevronRight aria-hidden="true" size={14} />
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

/** The views a colleague keeps at hand, under the places of the day. */
function PinnedViews({ views, here }: { views: readonly { to: string; name: string }[]; here: string }) {
  return views.map(({ to, name }) => (
    <li key={to}>
      <Link to={to} aria-current={to === here ? "page" : undefined}>
        <Pin aria-hidden="true" size={16} />
        <span className="min-w-0 flex-1 truncate">{name}</span>
      </Link>
    </li>
  ));
}

interface PlaceLinkProps {
  place: Place;
  pathname: string;
  count: number | undefined;
}

function PlaceLink({ place, pathname, count }: PlaceLinkProps) {
  const { to, label, icon: Icon } = place;
  return (
    <li>
      <Link to={to} aria-current={isCurrent(place, pathname) ? "page" : undefined}>
        <Icon aria-hidden="true" size={16} />
        <span className="flex-1">{label}</span>
        {count ? <span className="font-normal text-muted">{count}</span> : null}
      </Link>
    </li>
  );
}

function isCurrent({ to, also = [] }: Place, pathname: string): boolean {
  return [to, ...also].some((place) => isWithin(pathname, place));
}

function isWithin(pathname: string, place: string): boolean {
  return pathname === place || pathname.startsWith(`${place}/`);
}
