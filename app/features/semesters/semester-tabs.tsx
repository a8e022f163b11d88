import { TabLinks } from "~/components/ui/tab-links";

export type SemesterTab = "capacity" | "arrivals" | "allocations" | "kit" | "survey";

const TABS: readonly { tab: SemesterTab; path: string; label: string }[] = [
  { tab: "capacity", path: "", label: "Capacité et calendrier" },
  { tab: "arrivals", path: "/arrivals", label: "Arrivées" },
  { tab: "allocations", path: "/allocations", label: "Répartitions" },
  { tab: "kit", path: "/kit", label: "Livret d’accueil" },
  { tab: "survey", path: "/survey", label: "Avis" },
];

/** The pages of one semester. */
export function SemesterTabs({ semesterId, current }: { semesterId: string; current: SemesterTab }) {
  return (
    <TabLinks
      label="Pages du semestre"
      tabs={TABS.map(({ tab, path, label }) => ({
        ...{ to: `/semesters/${semesterId}${path}`, label, isCurrent: tab === current },
      }))}
    />
  );
}
