import { TabLinks } from "~/components/ui/tab-links";

const TABS = [
  { to: "/childcare/supply", label: "Structures" },
  { to: "/childcare/supply/childminders", label: "Assistantes maternelles" },
  { to: "/childcare/supply/relays", label: "Relais petite enfance" },
  { to: "/childcare/supply/duties", label: "Compétences" },
] as const;

/** The four sides of the supply. */
export function SupplyTabs({ current }: { current: (typeof TABS)[number]["to"] }) {
  return (
    <TabLinks label="Offre d'accueil" tabs={TABS.map((tab) => ({ ...tab, isCurrent: tab.to === current }))} />
  );
}
