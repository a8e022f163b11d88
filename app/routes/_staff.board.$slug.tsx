import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast, stayWithToast } from "~/core/http/toast.server";
import { Board } from "~/features/boards/board";
import { carryOutBoardAct } from "~/features/boards/board-acts.commands.server";
import { boardActSchema } from "~/features/boards/board-acts.schema.server";
import { BoardFilterBar } from "~/features/boards/board-filter-bar";
import { getBoardPage } from "~/features/boards/board-page.queries.server";
import { receivedColumn, sentColumn } from "~/features/boards/card-lines";
import { MoveChoice } from "~/features/boards/move-choice";
import { ViewTabs } from "~/features/saved-views/view-tabs";
import { ScholarshipFilterBar } from "~/features/scholarships/scholarship-list";
import { elide } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Tableau ${data.name}` : "Tableaux" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:read");
  const page = await getBoardPage(user, params.slug ?? "", new URL(request.url));
  return { ...page, columns: page.columns.map(sentColumn) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const board = `/board/${params.slug}`;
  const here = board + new URL(request.url).search;
  return submitForm(request, boardActSchema, async (act) => {
    const { message, to, undo } = await carryOutBoardAct(user, act, here);
    const toast = { message, undo: undo && { action: board, fields: undo } };
    return to ? redirectWithToast(request, to, toast) : stayWithToast(toast);
  });
}

/** A refused move says that the board is no longer what was seen. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 400 || defaultShouldRevalidate;

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type TeamData = Extract<Loaded, { kind: "files" }>;

export default function BoardPage() {
  const loaded = useLoaderData<typeof loader>();
  const canMove = loaded.kind === "scholarships" || (loaded.kind === "files" && loaded.grouping === "stage");
  return (
    <>
      <PageHeader
        title="Tableaux"
        meta={canMove && <p className="max-md:hidden">{HOW_TO_MOVE}</p>}
        actions={<BoardTabs {...loaded} />}
      />
      {loaded.kind === "files" && <TeamBoard loaded={loaded} />}
      {loaded.kind === "scholarships" && <ScholarshipsBoard loaded={loaded} />}
      {loaded.kind === "introduced" && <IntroducedBoard loaded={loaded} />}
    </>
  );
}

const HOW_TO_MOVE =
  "Glissez une carte pour changer son étape. Au clavier, les flèches vont de carte en carte et M déplace.";

function BoardTabs({ slug, tabs }: Pick<Loaded, "slug" | "tabs">) {
  return (
    <TabLinks
      label="Tableaux"
      tabs={tabs.map((tab) => ({
        to: `/board/${tab.slug}`,
        label: inPlural(tab.name),
        isCurrent: tab.slug === slug,
      }))}
    />
  );
}

/** « Médecins »; a name of several words is left as it is. */
function inPlural(name: string): string {
  return /^\p{L}*[^sxz]$/u.test(name) ? `${name}s` : name;
}

function TeamBoard({ loaded }: { loaded: TeamData }) {
  const columns = useMemo(() => loaded.columns.map(receivedColumn), [loaded.columns]);
  const { slug, pipeline, grouping, isCut, today, choices, views, kept, stages, moving } = loaded;
  const lastResult = useActionData<typeof action>() ?? undefined;
  const isByStage = grouping === "stage";
  return (
    <>
      <ViewTabs views={views} page={`board/${slug}`} kept={kept} lastResult={lastResult} />
      <BoardFilterBar {...choices} />
      {isCut && (
        <Notice>Seuls les dossiers les plus urgents sont montrés. Affinez pour voir les autres.</Notice>
      )}
      {moving && (
        <Section title={`Déplacer ${moving.name} vers…`}>
          <MoveChoice moving={moving} pipeline={pipeline} columns={columns} />
        </Section>
      )}
      {columns.length === 0 ? (
        <EmptyState
          title="Aucun dossier ne correspond."
          why="Ce tableau montre les dossiers ouverts de ce parcours. Si vous filtrez, élargissez la recherche."
        />
      ) : (
        <Board
          pipeline={pipeline}
          columns={columns}
          today={today}
          canMove={isByStage}
          stages={isByStage ? undefined : new Map(stages.map((stage) => [stage.key, stage]))}
          lastResult={lastResult}
        />
      )}
    </>
  );
}

function ScholarshipsBoard({ loaded }: { loaded: Extract<Loaded, { kind: "scholarships" }> }) {
  const columns = useMemo(() => loaded.columns.map(receivedColumn), [loaded.columns]);
  const { pipeline, today, programmes, moving } = loaded;
  const lastResult = useActionData<typeof action>() ?? undefined;
  return (
    <>
      <ScholarshipFilterBar programmes={programmes} isBoard />
      {moving && (
        <Section title={`Déplacer la bourse ${elide("de", moving.name)} vers…`}>
          <MoveChoice moving={moving} pipeline={pipeline} columns={columns} />
        </Section>
      )}
      <Board pipeline={pipeline} columns={columns} today={today} canMove lastResult={lastResult} />
    </>
  );
}

function IntroducedBoard({ loaded }: { loaded: Extract<Loaded, { kind: "introduced" }> }) {
  const columns = useMemo(() => loaded.columns.map(receivedColumn), [loaded.columns]);
  const { pipeline, today, isCut } = loaded;
  if (columns.length === 0)
    return (
      <EmptyState
        title="Personne ne vous a encore été présenté."
        why="Lorsqu’un médecin ou un interne accepte d’être mis en relation avec votre structure, son projet professionnel apparaît ici."
      />
    );
  return (
    <>
      {isCut && <Notice>Seules les 300 premières personnes sont montrées.</Notice>}
      <Board pipeline={pipeline} columns={columns} today={today} canMove={false} lastResult={undefined} />
    </>
  );
}
