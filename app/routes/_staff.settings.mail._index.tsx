import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { listWordings, type WordingLine } from "~/features/settings/mail-wording.queries.server";
import { formatDayShort } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Mails · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return { mails: await listWordings() };
}

const COLUMNS: Column<WordingLine>[] = [
  {
    header: "Mail",
    cell: ({ name, label }) => <Link to={`/settings/mail/${name}`}>{label}</Link>,
    onPhone: true,
  },
  { header: "Envoi", cell: ({ sending }) => sending },
  {
    header: "Texte français",
    cell: (line) => <Standing line={line} language="fr" />,
    onPhone: true,
    isNamedOnPhone: true,
  },
  {
    header: "Texte anglais",
    cell: (line) => <Standing line={line} language="en" />,
    onPhone: true,
    isNamedOnPhone: true,
  },
];

export default function Mails() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Section title="Mails" count={mails.length}>
      <p className="mb-3 max-w-[75ch] text-muted">
        L’objet et les phrases qui donnent le ton de chaque mail se changent ici, en voyant la lettre sur un
        vrai dossier. Les faits, les liens, les dates et les mentions légales restent ceux du logiciel.
      </p>
      <DataTable caption="Mails" columns={COLUMNS} rows={mails} rowKey={({ name }) => name} />
    </Section>
  );
}

function Standing({ line, language }: { line: WordingLine; language: "fr" | "en" }) {
  const standing = line.languages.find((one) => one.language === language);
  if (!standing) return <span className="text-muted">non</span>;
  if (!standing.at) return <span className="text-muted">d’origine</span>;
  return (
    <>
      <Badge tone="done">version {standing.version}</Badge>
      <div className="text-muted">
        {[formatDayShort(standing.at), standing.by].filter(Boolean).join(", ")}
      </div>
    </>
  );
}
