import type { MovedReminder, ReminderKind } from "#models/reminder";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { formatDay, formatDayShort } from "~/vocabulary/typography";
import type { HandOffRow } from "./hand-offs.queries.server";

const DONE: Readonly<Record<ReminderKind, string>> = {
  mail: "relancé",
  "back-up": "partenaire de secours proposé",
  call: "appel demandé",
};

const NEXT: Readonly<Record<ReminderKind, string>> = {
  mail: "prochaine relance",
  "back-up": "partenaire de secours",
  call: "appel à faire",
};

type Reminded = Pick<
  HandOffRow,
  "state" | "lastReminder" | "nextReminderAt" | "nextReminder" | "isUnreminded"
>;

/** What was last done of a silence and what comes next, with the reason when it was moved. */
export function reminderWords(
  { state, lastReminder, nextReminderAt, nextReminder, isUnreminded }: Reminded,
  now: Date,
): string[] {
  const moved = nextReminder?.moved ? ` (${movedWords(nextReminder.moved)})` : "";
  return [
    lastReminder ? `${DONE[lastReminder.kind]} ${formatDay(lastReminder.at, now)}` : "",
    nextReminderAt ? `${NEXT[nextReminder?.kind ?? "mail"]} ${formatDay(nextReminderAt, now)}${moved}` : "",
    isUnreminded && AWAITING_STATES.includes(state) ? "plus de relance" : "",
  ].filter(Boolean);
}

function movedWords({ by, untilOn, label }: MovedReminder): string {
  const until = formatDayShort(untilOn);
  const words: Readonly<Record<MovedReminder["by"], string>> = {
    closure: `fermé jusqu’au ${until}${label ? `, ${label}` : ""}`,
    summer: `pause d’été jusqu’au ${until}`,
    promise: `réponse promise avant le ${until}`,
    colleague: `repoussée au ${until}`,
    absence: `absence, retour le ${until}`,
    reply: "un message est à lire",
  };
  return words[by];
}
