import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { handOffSchema } from "~/features/hand-offs/hand-off.schema.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { departureSentence } from "~/features/hand-offs/hand-off-departure.queries.server";
import { HandOffForm } from "~/features/hand-offs/hand-off-form";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { getNeed } from "~/features/needs/needs.queries.server";
import { NEED_KINDS } from "~/vocabulary/needs";

export const meta: MetaFunction = () => [{ title: "Passer le relais" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const need = await getNeed(user, params.id ?? "");
  const asked = new URL(request.url).searchParams;
  return getComposer(user, need, {
    partnerId: asked.get("partenaire"),
    preparedId: asked.get("prepared"),
    text: asked.get("q")?.trim() || undefined,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const need = await getNeed(user, params.id ?? "");
  return submitForm(request, handOffSchema, async (values) => {
    const handOffId = await composeHandOff(user, need, values);
    return redirectWithToast(request, `/needs/${need._id}`, {
      message: await departureSentence(handOffId),
      undo: { action: `/needs/${need._id}`, fields: { intent: "revoke", handOffId } },
    });
  });
}

export default function ComposeHandOff() {
  const composer = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/needs/${composer.needId}`, label: NEED_KINDS[composer.kind].fr }}
        title="Passer le relais"
        meta="L’aperçu est exactement ce que le partenaire recevra, dans son mail et sur sa page."
      />
      <ComposerBody composer={composer} lastResult={lastResult} />
    </>
  );
}

function ComposerBody({ composer, lastResult }: ComponentProps<typeof HandOffForm>) {
  const { kind, partners, text, familyPage, needId, isSpecified } = composer;
  if (!isSpecified) {
    return (
      <EmptyState
        title="Dites d’abord ce qui est cherché."
        why="Sans critère, un partenaire ne peut rien proposer. Revenez ensuite choisir à qui demander."
        act={<LinkButton to={`/needs/${needId}`}>Préciser les critères</LinkButton>}
      />
    );
  }
  if (familyPage) {
    return (
      <EmptyState
        title="Personne ne peut encore donner son accord."
        why="Cette demande est celle d’un adulte que le dossier ne connaît pas, ou qui n’en fait plus partie : lui seul peut accepter qu’elle soit transmise."
        act={<LinkButton to={familyPage}>Ajouter cet adulte à la famille</LinkButton>}
      />
    );
  }
  if (partners.length === 0 && !text) {
    return (
      <EmptyState
        title="Aucun partenaire pour ce besoin."
        why={NEED_KIND[kind].request.nobody}
        act={<LinkButton to="/partners/new">Ajouter un partenaire</LinkButton>}
      />
    );
  }
  return <HandOffForm composer={composer} lastResult={lastResult} />;
}
