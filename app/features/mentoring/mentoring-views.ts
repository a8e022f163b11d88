import type { MentorshipState } from "~/vocabulary/mentoring";

export type MentoringView = "attente" | "binomes" | "finis" | "compagnons";

/** The mentorships that each view lists. */
export const VIEW_STATES: Readonly<Record<Exclude<MentoringView, "compagnons">, readonly MentorshipState[]>> =
  {
    attente: ["waiting"],
    binomes: ["under-way"],
    finis: ["completed", "broken-off"],
  };

/** The view an address asks for; the pairs under way when it names none. */
export function viewOf({ searchParams }: URL): MentoringView {
  const asked = searchParams.get("vue");
  return asked === "attente" || asked === "finis" || asked === "compagnons" ? asked : "binomes";
}
