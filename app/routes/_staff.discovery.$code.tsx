import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutSheetAct } from "~/features/discovery/discovery-sheet-acts.commands.server";
import { emptyWords } from "~/features/discovery/discovery-sheet-card";
import { SheetForm } from "~/features/discovery/discovery-sheet-form";
import { FormerSheets } from "~/features/discovery/discovery-sheet-former";
import {
  getSheetPage,
  getSheetPlace,
  type SheetPage,
} from "~/features/discovery/discovery-sheets.queries.server";
import { sheetActSchema } from "~/features/discovery/discovery-sheets.schema.server";
import { dayOf, NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.label ?? "Fiche"} · Fiches découverte` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  return await getSheetPage(params.code ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const place = await getSheetPlace(params.code ?? "");
  const here = `/discovery/${place.code}`;
  return submitForm(request, sheetActSchema, async (act) => {
    const { message, undo } = await carryOutSheetAct(user, place, act);
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function DiscoverySheetPage() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { version, label, card, former, now } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/discovery", label: "Fiches découverte" }}
        title={label}
        meta={<Standing {...page} />}
        actions={page.isWritten && <Acts {...page} />}
      />
      <p className="mb-4 max-w-[75ch] text-muted">
        Une ligne vide sépare deux paragraphes, un tiret en début de ligne fait une liste, une adresse en
        https:// devient un lien. Ce qui n’est pas traduit se lit en français sur la page anglaise.
      </p>
      {page.isPublished && page.empty.length > 0 && (
        <Notice title="Cette fiche est publiée.">
          {emptyWords(page.empty)} Le public ne les voit pas{NBSP}: écrivez-les quand vous pourrez.
        </Notice>
      )}
      <SheetForm key={version} card={card} today={dayOf(now)} lastResult={lastResult} />
      <FormerSheets former={former} now={now} />
    </>
  );
}

function Standing({ isWritten, isPublished, checked, isStale }: SheetPage) {
  if (!isWritten) return <>Cette fiche n’est pas encore écrite.</>;
  return (
    <>
      {isPublished ? <Badge tone="done">publiée</Badge> : <Badge tone="waiting">non publiée</Badge>}{" "}
      {isStale ? <Badge tone="attention">{checked}</Badge> : checked}
    </>
  );
}

/** What is done of a sheet that is written; what is typed and not saved is not part of it. */
function Acts({ code, isPublished }: SheetPage) {
  return (
    <>
      {isPublished && (
        <a href={`/decouvrir/${code}`} className="button">
          Voir la page publique
        </a>
      )}
      <Form method="post" className="flex flex-wrap gap-2">
        <Button name="intent" value="check">
          Vérifiée aujourd’hui
        </Button>
        <Button name="intent" value={isPublished ? "withdraw" : "publish"}>
          {isPublished ? "Retirer" : "Publier"}
        </Button>
      </Form>
    </>
  );
}
