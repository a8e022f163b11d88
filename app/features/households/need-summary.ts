import type { NeedRecord } from "#models/need";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { formatDayLong, NBSP, plural } from "~/vocabulary/typography";

/** One line of a file holds no more of what is said in words. */
const LONGEST = 80;

/** One line on where a need is: its options, who has it, or what is looked for. */
export function needSummary(
  need: Pick<NeedRecord, "state" | "options" | "holder" | "criteria" | "kind">,
): string {
  const kept = need.options.find(({ state }) => state === "kept");
  if (kept) return kept.label;
  const shown = need.options.filter(({ state }) => state !== "discarded").length;
  if (shown > 0) return `${shown}${NBSP}${plural(shown, "proposition", "propositions")}`;
  if (need.holder) return need.holder;
  return criteriaSummary(need) || (need.state === "to-qualify" ? "à préciser avec le foyer" : "");
}

/** Where, as one says it: « Figeac, centre-ville ». */
export function placeWords({ communeNames = [], place }: NeedRecord["criteria"]): string {
  return [...communeNames, place].filter(Boolean).join(", ");
}

/** What is looked for, in a few words: « 3 pièces, 650 € au plus, dès le 2 novembre 2026 ». */
export function criteriaSummary({ criteria, kind }: Pick<NeedRecord, "criteria" | "kind">): string {
  return [
    shortened(criteria.wish),
    ...NEED_KIND[kind].summary(criteria),
    placeWords(criteria),
    criteria.fromOn ? `dès le ${formatDayLong(criteria.fromOn)}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function shortened(text = ""): string {
  const [line = ""] = text.split("\n");
  return line === text && line.length <= LONGEST ? line : `${line.slice(0, LONGEST).trimEnd()}…`;
}
