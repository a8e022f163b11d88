import type { NeedKind } from "./needs";
import type { Words } from "./words";

/** What a partner proposes: each kind has its own fields; an introduction is answered by a visit. */
export type ProposalKind = "housing" | "spouse-work" | "childcare" | "schooling" | "meeting" | "free";

/** How a need is proposed something; a need that is not here is answered in free words. */
export const PROPOSAL_OF: Readonly<Partial<Record<NeedKind, ProposalKind>>> = {
  housing: "housing",
  "spouse-work": "spouse-work",
  childcare: "childcare",
  schooling: "schooling",
  discovery: "meeting",
  scholarship: "meeting",
};

export type WeekDay = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | WeekEndDay;

type WeekEndDay = "saturday" | "sunday";

export const WEEK_DAYS: Words<WeekDay> = {
  monday: { fr: "lundi", en: "Monday" },
  tuesday: { fr: "mardi", en: "Tuesday" },
  wednesday: { fr: "mercredi", en: "Wednesday" },
  thursday: { fr: "jeudi", en: "Thursday" },
  friday: { fr: "vendredi", en: "Friday" },
  saturday: { fr: "samedi", en: "Saturday" },
  sunday: { fr: "dimanche", en: "Sunday" },
};

/** Whether a day is of the week-end. */
export function isWeekEnd(day: WeekDay): day is WeekEndDay {
  return day === "saturday" || day === "sunday";
}

/** As a select asks it. */
export const YES_NO: Words<"yes" | "no"> = {
  yes: { fr: "Oui", en: "Yes" },
  no: { fr: "Non", en: "No" },
};

/** Of one home. */
export const MOST_PHOTOS = 3;
