import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import { formatDateTime } from "~/vocabulary/typography";
import { flatOf, SHEET_FIELDS, type SheetInput } from "./discovery-sheet-card";
import type { SheetPage } from "./discovery-sheets.queries.server";

/** What a sheet said before: the last versions, each readable and ready to be taken back. */
export function FormerSheets({ former, now }: Pick<SheetPage, "former" | "now">) {
  if (former.length === 0) return null;
  return (
    <Section title="Versions précédentes" count={former.length}>
      <Timeline label="Versions précédentes">
        {former.map(({ id, at, by, card }) => (
          <TimelineItem key={id} at={at} now={now} by={by} act={<Restore version={id} at={at} />}>
            <details>
              <summary className="link inline-flex min-h-6">
                Lire la version du {formatDateTime(at, now)}
              </summary>
              <div className="mt-2 whitespace-pre-line">
                <DescriptionList facts={factsOf(card)} />
              </div>
            </details>
          </TimelineItem>
        ))}
      </Timeline>
    </Section>
  );
}

function Restore({ version, at }: { version: string; at: Date }) {
  return (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <Button
        name="intent"
        value="restore"
        size="small"
        aria-label={`Reprendre la version du ${formatDateTime(at)}`}
      >
        Reprendre
      </Button>
    </Form>
  );
}

function factsOf(card: SheetInput): { term: string; value: string }[] {
  return Object.entries(flatOf(card)).flatMap(([field, value]) => {
    const told = SHEET_FIELDS[field];
    if (!told || !value || value.length === 0) return [];
    return [{ term: told.label, value: typeof value === "string" ? value : (told.words?.(value) ?? "") }];
  });
}
