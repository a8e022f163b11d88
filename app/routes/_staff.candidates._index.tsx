import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { BeyondLastPage, Pagination } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { FileFilterBar } from "~/features/file/file-filter-bar";
import {
  fileFiltersOf,
  listFileReferents,
  listFiles,
  listIntroduced,
} from "~/features/file/file-list.queries.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_SHORT_LABELS } from "~/vocabulary/needs";
import { formatDay } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Dossiers" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:read");
  const url = new URL(request.url);
  if (user.role === "recruteur")
    return { isTeam: false as const, ...(await listIntroduced(user, pageOf(url))) };
  const filters = fileFiltersOf(url);
  const [settings, files, referents, pipelines] = await Promise.all([
    getSettings(),
    listFiles(user, filters, pageOf(url)),
    listFileReferents(),
    listPipelines(),
  ]);
  return {
    isTeam: true as const,
    ...files,
    sort: filters.sort,
    today: toDay(now()),
    rows: files.rows.map(({ territories, ...row }) => ({
      ...row,
      place: territories.map((code) => territoryLabel(settings, code)).join(", "),
    })),
    choices: {
      referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
      territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
      stages: pipelines.flatMap(({ fr, stages }) =>
        stages.map((stage) => ({ value: stage.key, label: `${fr} : ${stage.fr}` })),
      ),
    },
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type TeamData = Extract<Loaded, { isTeam: true }>;
type FileRow = TeamData["rows"][number];

export default function Candidates() {
  const files = useLoaderData<typeof loader>();
  return files.isTeam ? <TeamList files={files} /> : <IntroducedList files={files} />;
}

function columns(today: string): Column<FileRow>[] {
  return [
    {
      header: "Dossier",
      sort: "name",
      onPhone: true,
      cell: (row) => <Link to={`/households/${row.id}`}>{row.title || "Sans nom"}</Link>,
    },
    {
      header: "Situation",
      cell: (row) => [row.kind && CANDIDATE_KINDS[row.kind].fr, row.specialty].filter(Boolean).join(", "),
    },
    { header: "Étape", cell: (row) => row.stage, onPhone: true },
    { header: "Où", cell: (row) => row.place },
    { header: "Besoins", cell: (row) => row.needs.map((need) => NEED_SHORT_LABELS[need].fr).join(", ") },
    { header: "Suivi par", cell: (row) => row.referent },
    {
      header: "Prochaine action",
      sort: "due",
      onPhone: true,
      cell: (row) => <NextAction row={row} today={today} />,
    },
  ];
}

function NextAction({ row: { nextAction, dueOn }, today }: { row: FileRow; today: string }) {
  if (!nextAction || !dueOn) return <>aucune</>;
  return (
    <>
      {nextAction}, <span className={dueOn < today ? "text-late" : "text-muted"}>{formatDay(dueOn)}</span>
    </>
  );
}

function TeamList({ files }: { files: TeamData }) {
  const { rows, page, hasNext, total, choices, sort, today } = files;
  return (
    <>
      <PageHeader title="Dossiers" actions={<LinkButton to="/triage/new">Nouvelle demande</LinkButton>} />
      <FileFilterBar {...choices} />
      {rows.length === 0 ? (
        <NoFile page={page} total={total} />
      ) : (
        <>
          <DataTable
            caption="Dossiers"
            columns={columns(today)}
            rows={rows}
            rowKey={(row) => row.id}
            defaultSort={sort}
          />
          <Pagination page={page} hasNext={hasNext} total={total} one="dossier" many="dossiers" />
        </>
      )}
    </>
  );
}

function NoFile({ page, total }: Pick<TeamData, "page" | "total">) {
  if (total > 0) return <BeyondLastPage page={page} total={total} one="dossier" many="dossiers" />;
  return (
    <EmptyState
      title="Aucun dossier ne correspond."
      why="Un dossier s’ouvre depuis une demande à trier. Si vous filtrez, élargissez la recherche."
      act={<LinkButton to="/candidates">Tout afficher</LinkButton>}
    />
  );
}

function IntroducedList({ files }: { files: Extract<Loaded, { isTeam: false }> }) {
  return (
    <>
      <PageHeader
        title="Candidatures"
        meta="Les personnes qui ont accepté d’être présentées à votre structure."
      />
      {files.rows.length === 0 ? (
        <EmptyState
          title="Personne ne vous a encore été présenté."
          why="Lorsqu’un médecin ou un interne accepte d’être mis en relation avec votre structure, son projet professionnel apparaît ici."
        />
      ) : (
        <DataTable
          caption="Candidatures"
          rows={files.rows}
          rowKey={(row) => row.id}
          columns={[
            { header: "Nom", cell: (row) => <Link to={`/candidates/${row.id}`}>{row.name}</Link> },
            { header: "Situation", cell: (row) => CANDIDATE_KINDS[row.kind].fr },
            { header: "Spécialité", cell: (row) => row.specialty },
          ]}
        />
      )}
      <Pagination
        page={files.page}
        hasNext={files.hasNext}
        total={files.total}
        one="personne"
        many="personnes"
      />
    </>
  );
}
