import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type DutyHolder, dutyHolderIn } from "~/features/care-supply/care-duties.queries.server";
import type { CommuneFacts } from "~/features/reference-data/reference-data.queries.server";
import { CARE_DUTIES } from "~/vocabulary/childcare";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

export interface MissingDesk {
  title: string;
  words: string;
}

/** Whom to ask in a commune no relay centre covers: who must inform and guide its families, and by which deed. */
export async function missingDeskIn(commune: CommuneFacts): Promise<MissingDesk> {
  const holder = await dutyHolderIn(commune, "information", toDay(now()));
  return { title: `Aucun relais petite enfance ne couvre ${commune.name}.`, words: wordsOf(holder) };
}

function wordsOf({ name, holder, fromOn, deed }: DutyHolder): string {
  const told = fromOn ? [`depuis le ${formatDayLong(fromOn)}`, deed].filter(Boolean).join(", ") : "";
  const who = `${name} (${holder === "epci" ? "intercommunalité" : "commune"})`;
  const why = told || "selon la loi, aucun acte n’est enregistré";
  return `Qui doit ${CARE_DUTIES.information.fr}${NBSP}: ${who}, ${why}.`;
}
