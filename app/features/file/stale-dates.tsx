import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { ANCHORS, PLAN_ANCHORS } from "~/vocabulary/templates";
import {
  formatCount,
  formatDay,
  formatDayLong,
  formatMonth,
  joinWords,
  NBSP,
  ofName,
  upperFirst,
} from "~/vocabulary/typography";
import type { FilePlan } from "./file-plan.queries.server";

type Stale = FilePlan["staleDates"];

/** Days of tasks that a date of the file no longer agrees with: nothing moves until a colleague says so. */
export function StaleDates({
  staleDates,
  careMonths,
  anchorsShown,
  today,
}: Pick<FilePlan, "staleDates" | "careMonths" | "anchorsShown"> & { today: string }) {
  if (staleDates.length === 0) return null;
  const isMoved = staleDates.some(moves) || careMonths.length > 0;
  return (
    <Section title="Dates à revoir" count={staleDates.filter(moves).length || undefined}>
      <Form method="post" className="border-t border-line py-3">
        <input type="hidden" name="shown" value={anchorsShown} />
        <p>{movedWords(staleDates)}</p>
        <ul className="mt-2">
          {careMonths.map(({ needId, child, was, is }) => (
            <li key={needId} className="py-1">
              La garde {ofName(child)} commence{NBSP}: <s className="text-muted">{formatMonth(was)}</s>{" "}
              <strong>{formatMonth(is)}</strong>
            </li>
          ))}
          {staleDates.map(({ taskId, label, toLabel = label, fromOn, toOn }) => (
            <li key={taskId} className="py-1">
              {toLabel}
              {NBSP}:{" "}
              {fromOn === toOn ? (
                <>le jour reste {formatDay(toOn, today)}</>
              ) : (
                <>
                  <s className="text-muted">{formatDay(fromOn, today)}</s>{" "}
                  <strong>{formatDay(toOn, today)}</strong>
                </>
              )}
            </li>
          ))}
        </ul>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button name="intent" value="redate">
            {isMoved ? "Redater" : "C’est noté"}
          </Button>
          {isMoved && (
            <Button name="intent" value="keep-dates" variant="quiet">
              Garder les jours actuels
            </Button>
          )}
        </div>
      </Form>
    </Section>
  );
}

function moves({ fromOn, toOn }: Stale[number]): boolean {
  return fromOn !== toOn;
}

/** « La date d’arrivée a changé, du 2 novembre 2026 au 1ᵉʳ décembre 2026 : 4 tâches à redater. » */
function movedWords(stale: Stale): string {
  // The days of a child’s calendar follow from these: they are not told one by one.
  const said = stale.filter(({ anchor }) => anchor in ANCHORS);
  const anchors = new Map(said.map(({ anchor, wasOn, isOn }) => [anchor, { wasOn, isOn }]));
  const reasons = [...anchors].map(([anchor, { wasOn, isOn }]) =>
    wasOn
      ? `${PLAN_ANCHORS[anchor].fr} a changé, du ${formatDayLong(wasOn)} au ${formatDayLong(isOn)}`
      : `${PLAN_ANCHORS[anchor].fr} est maintenant le ${formatDayLong(isOn)}`,
  );
  const what = reasons.length > 0 ? joinWords(reasons) : "ce dont dépend le calendrier des enfants a changé";
  const moved = stale.filter(moves).length;
  const told =
    moved > 0 ? `${formatCount(moved, "tâche", "tâches")} à redater` : "aucune tâche ne change de jour";
  const words = `${what}${NBSP}: ${told}.`;
  return upperFirst(words);
}
