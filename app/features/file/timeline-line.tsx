import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { dayOf, formatDay } from "~/vocabulary/typography";
import type { TimelineLine } from "./file-timeline.queries.server";

/** What one line of the timeline says: its sentence, its words, what it changed. */
export function LineText({ line, now }: { line: TimelineLine; now: Date }) {
  const isNote = line.kind === "note" || line.kind === "visit";
  return (
    <>
      {line.visitOn && <p className="font-semibold">{visitWords(line.visitOn, now)}</p>}
      {!(isNote && line.quote) && !isOnlyLabel(line) && <p>{line.text}</p>}
      {line.quote && <p className="whitespace-pre-line">{isNote ? line.quote : `« ${line.quote} »`}</p>}
      <Changes line={line} />
      {line.restructuringId && (
        <p>
          <Link to={`/restructurings/${line.restructuringId}`}>Voir ou annuler</Link>
        </p>
      )}
      {line.mailFailed && (
        <p className="text-late">
          Ce message n’est pas parti. <Link to="/outbox">Voir le courrier</Link>
        </p>
      )}
    </>
  );
}

/** What the sentence tells already is not told again: only what it was, when that may be put back. */
function Changes({ line }: { line: TimelineLine }) {
  const unsaid = new Set(changesUnsaid(line).map(({ label }) => label));
  const shown = line.changes.filter(({ label, field }) => unsaid.has(label) || field);
  return shown.map(({ label, before, after, field }) => (
    <div key={label} className="flex flex-wrap items-baseline gap-x-3">
      <p className="text-muted">
        {unsaid.has(label) ? label : "Avant"} : {before ? <s>{before}</s> : "vide"}
        {unsaid.has(label) && ` → ${after || "vide"}`}
      </p>
      {field && (
        <Form method="post">
          <input type="hidden" name="entryId" value={line.id} />
          <input type="hidden" name="field" value={field} />
          <Button
            name="intent"
            value="restore-change"
            size="small"
            variant="quiet"
            aria-label={`Rétablir : ${label}, ${before || "vide"}`}
          >
            Rétablir
          </Button>
        </Form>
      )}
    </div>
  ));
}

/** « Freins. », which the change below says again. */
function isOnlyLabel({ text, changes }: TimelineLine): boolean {
  return changes.some(({ label }) => text === `${label}.`);
}

function visitWords(visitOn: string, now: Date): string {
  const day = formatDay(visitOn, now);
  return visitOn > dayOf(now) ? `Visite prévue ${day}` : `Visite du ${day}`;
}

/** « Dossier confié à… » says who follows the file without this word. */
const IN_OTHER_WORDS = "Référent·e";

/** The changes that the sentence of the line does not already tell. */
export function changesUnsaid({
  text,
  changes,
}: Pick<TimelineLine, "text" | "changes">): TimelineLine["changes"] {
  const isNamed = (label: string) => label === IN_OTHER_WORDS || text.includes(label);
  return changes.filter(({ label, after }) => !after || !isNamed(label) || !text.includes(after));
}
