import { TabLinks } from "~/components/ui/tab-links";

const TABS = [
  { to: "/semesters", label: "Semestres" },
  { to: "/training-places", label: "Terrains de stage" },
  { to: "/training-places/supervisors", label: "Maîtres de stage" },
  { to: "/lodgings", label: "Hébergements" },
] as const;

/** The four sides of welcoming interns. */
export function InternTabs({ current }: { current: (typeof TABS)[number]["to"] }) {
  return <TabLinks label="Internes" tabs={TABS.map((tab) => ({ ...tab, isCurrent: tab.to === current }))} />;
}
