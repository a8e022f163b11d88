import { Link } from "@remix-run/react";
import { DataTable } from "~/components/ui/data-table";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { formatNumber } from "~/vocabulary/typography";
import type { SemesterRow } from "./semesters-page.queries.server";

/** The next semester to begin, set apart: what it offers, who is expected, what comes next. */
export function ComingSemester({ semester }: { semester: SemesterRow }) {
  const { id, title, dates, standing, interns, next } = semester;
  return (
    <Section title="Le prochain">
      <p className="text-16 font-semibold">
        <Link to={`/semesters/${id}`}>{title}</Link>
      </p>
      <p className="mb-3 text-muted">
        {dates}, {standing}
      </p>
      <DescriptionList
        facts={[
          { term: "Places attribuées", value: filledWords(semester) },
          { term: "Internes attendu·e·s", value: formatNumber(interns) },
          { term: "Objectif", value: targetOf(semester) },
          { term: "À faire ensuite", value: next },
        ]}
      />
    </Section>
  );
}

/** Every semester, a row each. */
export function SemesterTable({ rows }: { rows: readonly SemesterRow[] }) {
  return (
    <DataTable
      caption="Semestres"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Semestre",
          cell: ({ id, title }) => <Link to={`/semesters/${id}`}>{title}</Link>,
          onPhone: true,
        },
        { header: "Dates", cell: ({ dates }) => dates },
        { header: "État", cell: ({ standing }) => standing, onPhone: true },
        { header: "Places attribuées", cell: filledWords, isEnd: true, onPhone: true, isNamedOnPhone: true },
        { header: "Internes", cell: ({ interns }) => formatNumber(interns), isEnd: true },
        { header: "Objectif", cell: targetOf, isEnd: true },
      ]}
    />
  );
}

function filledWords({ filled, offered }: SemesterRow): string {
  return `${formatNumber(filled)} sur ${formatNumber(offered)}`;
}

function targetOf({ target }: SemesterRow): string {
  return target === undefined ? "" : formatNumber(target);
}
