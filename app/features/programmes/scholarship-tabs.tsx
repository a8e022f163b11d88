import { TabLinks } from "~/components/ui/tab-links";

const TABS = [
  { to: "/scholarships", label: "Bourses" },
  { to: "/scholarships/sessions", label: "Commission" },
  { to: "/scholarships/due", label: "Échéancier" },
  { to: "/programmes", label: "Programmes" },
] as const;

/** The sides of scholarships: those that people ask for and hold, who grants them, what is due, the programmes they come from. */
export function ScholarshipTabs({ current }: { current: (typeof TABS)[number]["to"] }) {
  return <TabLinks label="Bourses" tabs={TABS.map((tab) => ({ ...tab, isCurrent: tab.to === current }))} />;
}
