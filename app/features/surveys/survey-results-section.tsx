import { DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { RETURN_ASKED } from "~/vocabulary/surveys";
import { NBSP } from "~/vocabulary/typography";
import type { SurveyResults as Results } from "./survey-results";

interface Props {
  title: string;
  results: Results | null;
  /** What is said under five answers. */
  tooFew: string;
}

/** The averages of several answers, and who would come back: nothing under five. */
export function SurveyResults({ title, results, tooFew }: Props) {
  return (
    <Section title={title}>
      {results ? <Shown results={results} /> : <p className="text-muted">{tooFew}</p>}
    </Section>
  );
}

function Shown({ results: { marks, returns } }: { results: Results }) {
  return (
    <>
      <DataTable
        caption="Moyenne de chaque question"
        columns={[
          { header: "Question", cell: ({ label }) => label },
          { header: "Moyenne", cell: ({ average }) => average, isEnd: true, isNamedOnPhone: true },
          { header: "Réponses", cell: ({ answers }) => answers, isEnd: true, isNamedOnPhone: true },
        ]}
        rows={marks}
        rowKey={({ question }) => question}
        isWhole
      />
      <p className="mt-3">
        «{NBSP}
        {RETURN_ASKED.fr}
        {NBSP}» {returns.map(({ label, shown }) => `${label}${NBSP}: ${shown.text}`).join(", ")}.
      </p>
      <p className="mt-1 text-muted">
        Sous cinq, un chiffre n’est pas montré{NBSP}: il désignerait quelqu’un.
      </p>
    </>
  );
}
