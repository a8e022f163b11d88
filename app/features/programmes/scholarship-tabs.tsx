import { TabLinks } from "~/components/ui/tab-links";

const TABS = [{ to: "/programmes", label: "Programmes" }] as const;

/** The two sides of scholarships: those that people ask for and hold, the programmes they come from. */
export function ScholarshipTabs({ current }: { current: (typeof TABS)[number]["to"] }) {
  if (TABS.length < 2) return null;
  return <TabLinks label="Bourses" tabs={TABS.map((tab) => ({ ...tab, isCurrent: tab.to === current }))} />;
}
