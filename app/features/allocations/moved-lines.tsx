import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import type { LineWords } from "./told-lines.queries.server";

/** The lines that differ from what is in force: what each had, what each would have. */
export function MovedLines({ moved, isPublished }: { moved: readonly LineWords[]; isPublished: boolean }) {
  return (
    <Section title={isPublished ? "Ce qui a changé" : "Ce qui change"} count={moved.length}>
      {moved.length === 0 ? (
        <p className="text-muted">Aucune ligne ne diffère de ce qui est en vigueur.</p>
      ) : (
        <Lines label="Lignes qui changent">
          {moved.map((line) => (
            <Line
              key={line.placementId}
              title={line.name}
              detail={`Avant : ${line.before ?? "rien"}. Après : ${after(line)}.`.replaceAll(" :", "\u00A0:")}
              badge={line.place ? undefined : <Badge tone="late">sans terrain de stage</Badge>}
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

function after({ place, bed }: LineWords): string {
  return [place?.words ?? "sans terrain de stage", bed?.words].filter(Boolean).join(" ; ");
}
