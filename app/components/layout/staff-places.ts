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
  Route,
  School,
  Settings,
  ShieldCheck,
  Sun,
  Trash2,
  Users,
} from "lucide-react";
import type { Permission } from "~/vocabulary/permissions";

export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  permission: Permission;
  /** Other addresses at which this place is the current one. */
  also?: readonly string[];
}

const DAY: readonly Place[] = [
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
  { to: "/hand-offs", label: "Relais", icon: Handshake, permission: "hand-offs:read" },
];

const WELCOME: readonly Place[] = [
  { to: "/visits", label: "Journées de visite", icon: Route, permission: "households:read" },
  { to: "/events", label: "Rencontres", icon: PartyPopper, permission: "households:read" },
  { to: "/mentoring", label: "Compagnonnage", icon: Users, permission: "households:read" },
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
];

const TERRITORY: readonly Place[] = [
  { to: "/partners", label: "Partenaires", icon: BookOpen, permission: "partners:read" },
  {
    to: "/structures",
    label: "Structures",
    icon: Hospital,
    permission: "structures:read",
    also: ["/openings"],
  },
  { to: "/directory", label: "Annuaire", icon: MapPinned, permission: "partners:read" },
  {
    to: "/housing/offers",
    label: "Logements et postes",
    icon: KeyRound,
    permission: "partners:read",
    also: ["/work"],
  },
  { to: "/schools", label: "Écoles", icon: School, permission: "partners:read" },
  { to: "/childcare/supply", label: "Offre d’accueil", icon: Baby, permission: "partners:read" },
  {
    to: "/childcare/observatory",
    label: "Observatoire",
    icon: ChartColumnIncreasing,
    permission: "reports:read",
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

/** The places of the menu, as they stand in it. */
export const PLACE_GROUPS: readonly { name?: string; places: readonly Place[] }[] = [
  { places: DAY },
  { name: "Accompagnement", places: WELCOME },
  { name: "Territoire", places: TERRITORY },
  { name: "Suivi", places: FOLLOW_UP },
  { places: SETTINGS },
];
