import { TabLinks } from "~/components/ui/tab-links";

/** The two lists of one subject: where one may work, and what is to be filled there. */
export function StructureTabs({ current }: { current: "/structures" | "/openings" }) {
  const tabs = [
    { to: "/structures", label: "Structures" },
    { to: "/openings", label: "Ouvertures" },
  ];
  return (
    <TabLinks
      label="Structures et ouvertures"
      tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.to === current }))}
    />
  );
}
