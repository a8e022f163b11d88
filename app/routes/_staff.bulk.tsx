import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutBulkAct } from "~/features/file/bulk-act.commands.server";
import { previewBulkAct, readSelection } from "~/features/file/bulk-act.queries.server";
import { bulkConfirmSchema } from "~/features/file/bulk-act.schema.server";
import { BulkChoice } from "~/features/file/bulk-choice";
import { BulkPreviewTable } from "~/features/file/bulk-preview-table";
import { listFileReferents } from "~/features/file/file-list.queries.server";
import { listTags } from "~/features/households/household-tags.queries.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Agir sur plusieurs dossiers" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const search = new URL(request.url).searchParams;
  const selection = await readSelection(user, search);
  const [previewed, referents, tags] = await Promise.all([
    previewBulkAct(user, selection.ids, search),
    listFileReferents(),
    listTags(user),
  ]);
  const { isTooMany, ids } = selection;
  return {
    isTooMany,
    ids,
    ...previewed,
    tags,
    referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, bulkConfirmSchema, async ({ ids, what }) => {
    const { id, count } = await carryOutBulkAct(user, ids, what);
    await settle();
    return redirectWithToast(request, `/restructurings/${id}`, {
      message: `C’est fait pour ${formatCount(count, "dossier", "dossiers")}.`,
      undo: { action: `/restructurings/${id}`, fields: { intent: "undo" } },
    });
  });
}

export default function Bulk() {
  const { ids, isTooMany, preview, errors, referents, tags } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/candidates", label: "Dossiers" }}
        title="Agir sur plusieurs dossiers"
        meta={`${formatCount(ids.length, "dossier ouvert choisi", "dossiers ouverts choisis")}.`}
      />
      <FormErrors errors={lastResult?.error?.[""] ?? lastResult?.error?.what ?? undefined} />
      {isTooMany && (
        <Notice tone="attention" title="Plus de 500 dossiers répondent à ces filtres.">
          Seuls les 500 premiers, par nom, sont pris. Affinez les filtres pour agir sur les autres.
        </Notice>
      )}
      {ids.length === 0 ? (
        <EmptyState
          title="Aucun dossier n’est choisi."
          why="Cochez des dossiers dans la liste, ou filtrez-la, puis agissez sur tous."
          act={<LinkButton to="/candidates">Revenir à la liste</LinkButton>}
        />
      ) : (
        <>
          <BulkChoice referents={referents} tags={tags} errors={errors} />
          {preview && <BulkPreviewTable ids={ids} preview={preview} />}
        </>
      )}
    </>
  );
}
