import { TabLinks } from "~/components/ui/tab-links";

/** The two pages of figures: what happened in a period, what became of the interns. */
export function ReportTabs({ current }: { current: "activity" | "cohorts" }) {
  return (
    <TabLinks
      label="Pages des chiffres"
      tabs={[
        { to: "/reports", label: "Activité", isCurrent: current === "activity" },
        { to: "/reports/cohorts", label: "Retours d’internes", isCurrent: current === "cohorts" },
      ]}
    />
  );
}
