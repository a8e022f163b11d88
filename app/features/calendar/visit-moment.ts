import type { ProposedVisit } from "#models/proposal";
import type { Day } from "~/core/calendar";
import type { Language } from "~/vocabulary/languages";
import { formatDay } from "~/vocabulary/typography";
import { hoursIn } from "./visit-hour";

/** When a visit begins, as a calendar keeps it: its hours, when its words say them. */
export function momentOf({ on, hour }: ProposedVisit): { on: string; time?: string; until?: string } {
  return { on, ...hoursIn(hour) };
}

const CLOCK = /^\d/;
const JOINED = /^(?:à|de|vers|entre|dès|avant|après)\s/iu;

/** « lundi 14 décembre à 14 h », “on Monday 14 December at 14:00”; the year is told when it is another one than today’s. */
export function visitWords(visit: ProposedVisit, language: Language, today: Day): string {
  if (language === "fr") return `${formatDay(visit.on, today)}${frenchHour(visit)}`;
  const { on, time, until } = momentOf(visit);
  const day = `on ${englishDay(on, today)}`;
  if (time) return until ? `${day} from ${time} to ${until}` : `${day} at ${time}`;
  return [day, visit.hour].filter(Boolean).join(", ");
}

function frenchHour(visit: ProposedVisit): string {
  const { hour = "" } = visit;
  const { time, until } = momentOf(visit);
  if (!hour) return "";
  if (JOINED.test(hour)) return ` ${hour}`;
  return time && !until && CLOCK.test(hour) ? ` à ${hour}` : `, ${hour}`;
}

function englishDay(on: Day, today: Day): string {
  const isThisYear = on.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat("en-GB", {
    ...({ weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const),
    ...(isThisYear ? {} : ({ year: "numeric" } as const)),
  })
    .format(new Date(`${on}T12:00:00Z`))
    .replace(",", "");
}
