import { Link, useLocation } from "@remix-run/react";
import {
  Baby,
  BookOpen,
  CalendarCheck,
  ChartColumnIncreasing,
  ChartNoAxesColumn,
  Columns3,
  FolderOpen,
  GraduationCap,
  HandCoins,
  Handshake,
  Hospital,
  Inbox,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Mail,
  MapPinned,
  PartyPopper,
  Pin,
  Route,
  School,
  Settings,
  ShieldCheck,
  Sun,
  Trash2,
  Users,
} from "lucide-react";
import type { Permission } from "~/vocabulary/permissions";

interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  permission: Permission;
  /** Other addresses at which this place is the current one. */
  also?: readonly string[];
}

const WORK: readonly Place[] = [
  { to: "/today", label: "Aujourd’hui", icon: Sun, permission: "today:read" },
  { to: "/triage", label: "À trier", icon: Inbox, permission: "submissions:read" },
  {
    to: "/candidates",
    label: "Dossiers",
    icon: FolderOpen,
    permission: "candidates:read",
    also: ["/households"],
  },
  {
    to: "/board/medecins",
    label: "Tableaux",
    icon: Columns3,
    permission: "candidates:read",
    also: ["/board"],
  },
  { to: "/promises", label: "Promesses", icon: CalendarCheck, permission: "today:read" },
  { to: "/visits", label: "Journées de visite", icon: Route, permission: "households:read" },
  { to: "/events", label: "Rencontres", icon: PartyPopper, permission: "households:read" },
  { to: "/mentoring", label: "Compagnonnage", icon: Users, permission: "households:read" },
  { to: "/hand-offs", label: "Relais", icon: Handshake, permission: "hand-offs:read" },
  { to: "/partners", label: "Partenaires", icon: BookOpen, permission: "partners:read" },
  { to: "/directory", label: "Annuaire", icon: MapPinned, permission: "partners:read" },
  { to: "/childcare/supply", label: "Offre d’accueil", icon: Baby, permission: "partners:read" },
  {
    to: "/childcare/observatory",
    label: "Observatoire",
    icon: ChartColumnIncreasing,
    permission: "reports:read",
  },
  { to: "/schools", label: "Écoles", icon: School, permission: "partners:read" },
  {
    to: "/housing/offers",
    label: "Logements et postes",
    icon: KeyRound,
    permission: "partners:read",
    also: ["/work"],
  },
  {
    to: "/semesters",
    label: "Internes",
    icon: GraduationCap,
    permission: "structures:read",
    also: ["/training-places", "/lodgings", "/allocations"],
  },
  {
    to: "/scholarships",
    label: "Bourses",
    icon: HandCoins,
    permission: "households:read",
    also: ["/programmes"],
  },
  {
    to: "/structures",
    label: "Structures",
    icon: Hospital,
    permission: "structures:read",
    also: ["/openings"],
  },
];

const FOLLOW_UP: readonly Place[] = [
  { to: "/outbox", label: "Courrier", icon: Mail, permission: "outbox:read" },
  { to: "/reports", label: "Chiffres", icon: ChartNoAxesColumn, permission: "reports:read" },
  { to: "/pledges", label: "Engagements", icon: ListChecks, permission: "reports:read" },
  { to: "/bin", label: "Corbeille", icon: Trash2, permission: "households:write" },
  { to: "/privacy", label: "Confidentialité", icon: ShieldCheck, permission: "privacy:read" },
];

const SETTINGS: readonly Place[] = [
  { to: "/settings", label: "Réglages", icon: Settings, permission: "settings:read" },
];

export interface StaffNavigationProps {
  can: (permission: Permission) => boolean;
  /** How many wait at each address: `{ "/today": 6 }`. */
  counts?: Readonly<Record<string, number>>;
  /** The saved views kept at hand. */
  pinned?: readonly { to: string; name: string }[];
}

export function StaffNavigation({ can, counts = {}, pinned = [] }: StaffNavigationProps) {
  const { pathname, search } = useLocation();
  const groups = [
    { name: undefined, places: WORK },
    { name: "Suivi", places: FOLLOW_UP },
    { name: undefined, places: SETTINGS },
  ].map(({ name, places }) => ({ name, places: places.filter(({ permission }) => can(permission)) }));
  return (
    <nav aria-label="Menu" className="shell-nav">
      {groups
        .filter(({ places }) => places.length > 0)
        .map(({ name, places }) => (
          <div key={places[0]?.to} className="shell-group">
            {name && <p className="px-2 pb-1 text-12 text-muted">{name}</p>}
            <ul>
              {places.map((place) => (
                <PlaceLink key={place.to} place={place} pathname={pathname} count={counts[place.to]} />
              ))}
              {places === groups[0]?.places && <PinnedViews views={pinned} here={pathname + search} />}
            </ul>
          </div>
        ))}
    </nav>
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
  const { to, label, icon: Icon, also = [] } = place;
  const isCurrent = [to, ...also].some((one) => isWithin(pathname, one));
  return (
    <li>
      <Link to={to} aria-current={isCurrent ? "page" : undefined}>
        <Icon aria-hidden="true" size={16} />
        <span className="flex-1">{label}</span>
        {count ? <span className="font-normal text-muted">{count}</span> : null}
      </Link>
    </li>
  );
}

function isWithin(pathname: string, place: string): boolean {
  return pathname === place || pathname.startsWith(`${place}/`);
}
