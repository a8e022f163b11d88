import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { BeyondLastPage, PagedList, Pagination } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExportLink } from "~/features/exports/export-link";
import { FileColumns } from "~/features/file/file-columns";
import { FileFilterBar } from "~/features/file/file-filter-bar";
import { listIntroduced } from "~/features/file/file-list.queries.server";
import { FileListNotice } from "~/features/file/file-list-notice";
import { FileSelection } from "~/features/file/file-selection";
import { FileSentenceLine } from "~/features/file/file-sentence-line";
import { getFileList } from "~/features/saved-views/file-list-page.queries.server";
import { carryOutViewAct } from "~/features/saved-views/saved-view-acts.commands.server";
import { savedViewActSchema } from "~/features/saved-views/saved-views.schema.server";
import { ViewTabs } from "~/features/saved-views/view-tabs";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { FILE_COLUMNS, type FileColumn } from "~/vocabulary/file-filters";
import { NEED_SHORT_LABELS } from "~/vocabulary/needs";
import { formatDay } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Dossiers" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:read");
  const url = new URL(request.url);
  if (user.role === "recruteur")
    return { isTeam: false as const, ...(await listIntroduced(user, pageOf(url))) };
  return { isTeam: true as const, ...(await getFileList(user, url)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { search } = new URL(request.url);
  return submitForm(request, savedViewActSchema, async (act) => {
    const {
      message,
      to = `/candidates${search.replace("?index", "")}`,
      undo,
    } = await carryOutViewAct(user, act);
    return redirectWithToast(request, to, {
      message,
      undo: undo && { action: "/candidates?index", fields: undo },
    });
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type TeamData = Extract<Loaded, { isTeam: true }>;
type FileRow = TeamData["rows"][number];

export default function Candidates() {
  const files = useLoaderData<typeof loader>();
  return files.isTeam ? <TeamList files={files} /> : <IntroducedList files={files} />;
}

/** The columns one may choose; the name is always there. */
function cellsOf(today: string): Record<FileColumn, Omit<Column<FileRow>, "header">> {
  return {
    kind: {
      cell: (row) => [row.kind && CANDIDATE_KINDS[row.kind].fr, row.specialty].filter(Boolean).join(", "),
    },
    stage: { cell: (row) => row.stage, onPhone: true },
    place: { cell: (row) => row.place },
    needs: { cell: (row) => row.needs.map((need) => NEED_SHORT_LABELS[need].fr).join(", ") },
    tags: { cell: (row) => row.tags.join(", ") },
    referent: { cell: (row) => row.referent },
    next: { sort: "due", onPhone: true, cell: (row) => <NextAction row={row} today={today} /> },
  };
}

function columnsOf(chosen: readonly FileColumn[], today: string): Column<FileRow>[] {
  const cells = cellsOf(today);
  return [
    {
      header: "Dossier",
      sort: "name",
      onPhone: true,
      cell: (row) => (
        <>
          <input
            type="checkbox"
            name="id"
            value={row.id}
            className="row-box"
            aria-label={`Cocher ${[row.title, isOneName(row) && row.firstNames].filter(Boolean).join(" ")}`}
          />
          <Link to={`/households/${row.id}`}>{row.title || "Sans nom"}</Link>
          {isOneName(row) && <span className="text-muted"> {row.firstNames}</span>}
          {row.together.map((words) => (
            <span key={words} className="block text-12 text-muted">
              {words}
            </span>
          ))}
        </>
      ),
    },
    ...chosen.map((column) => ({ header: FILE_COLUMNS[column].fr, ...cells[column] })),
  ];
}

/** Nothing else on the line says the first name. */
function isOneName({ title, firstNames, together }: FileRow): boolean {
  return firstNames !== "" && together.length === 0 && !title.includes(" – ");
}

function NextAction({ row: { nextAction, dueOn }, today }: { row: FileRow; today: string }) {
  if (!nextAction || !dueOn) return <>aucune</>;
  return (
    <>
      {nextAction},{" "}
      <span className={dueOn < today ? "text-late" : "text-muted"}>{formatDay(dueOn, today)}</span>
    </>
  );
}

function TeamList({ files }: { files: TeamData }) {
  const { rows, page, hasNext, total, choices, sort, today, columns, sentence, kept, views } = files;
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Dossiers"
        actions={
          <>
            <LinkButton to="/imports">Importer</LinkButton>
            <ExportLink list="candidates" />
            <LinkButton to="/triage/new">Nouvelle demande</LinkButton>
          </>
        }
      />
      <ViewTabs views={views} kept={kept} lastResult={lastResult} />
      <FileFilterBar {...choices} />
      <FileSentenceLine parts={sentence} />
      <FileListNotice isNear={files.isNear} isCut={files.isCut} />
      {rows.length === 0 ? (
        <NoFile page={page} total={total} />
      ) : (
        <>
          <FileSelection kept={kept} total={total} most={500}>
            <DataTable
              caption="Dossiers"
              columns={columnsOf(columns, today)}
              rows={rows}
              rowKey={(row) => row.id}
              defaultSort={sort}
            />
          </FileSelection>
          <Pagination page={page} hasNext={hasNext} total={total} one="dossier" many="dossiers" />
          <FileColumns columns={columns} />
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
      <PagedList
        {...files}
        one="personne"
        many="personnes"
        empty={
          <EmptyState
            title="Personne ne vous a encore été présenté."
            why="Lorsqu’un médecin ou un interne accepte d’être mis en relation avec votre structure, son projet professionnel apparaît ici."
          />
        }
      >
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
      </PagedList>
    </>
  );
}
