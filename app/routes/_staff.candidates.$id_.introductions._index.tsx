import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { introductionActSchema } from "~/features/hand-offs/hand-off.schema.server";
import { IntroductionList } from "~/features/hand-offs/introduction-list";
import { carryOutIntroductionAct } from "~/features/hand-offs/introductions.commands.server";
import { listIntroductions } from "~/features/hand-offs/introductions.queries.server";
import { listReplies } from "~/features/inbound-mail/message-replies.queries.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Mises en relation, ${data.name}` : "Mises en relation" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:read");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  const introductions = await listIntroductions(candidate._id);
  return {
    id: candidate._id,
    name: `${candidate.firstName} ${candidate.lastName}`,
    firstName: candidate.firstName,
    householdId: candidate.householdId,
    introductions,
    replies: await listReplies(introductions),
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  return submitForm(request, introductionActSchema, async (act) => {
    const { message, undo } = await carryOutIntroductionAct(user, candidate, act);
    await settle();
    const here = `/candidates/${candidate._id}/introductions`;
    return redirectWithToast(request, here, {
      message,
      undo: undo && { action: `${here}?index`, fields: undo },
    });
  });
}

export default function Introductions() {
  const page = useLoaderData<typeof loader>();
  const { id, name, firstName, householdId, introductions } = page;
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: "Retour au dossier" }}
        title={`Mises en relation, ${name}`}
        meta="Les structures à qui sa part professionnelle a été présentée, avec son accord."
        actions={
          <LinkButton to="new" variant="primary">
            Présenter à une structure
          </LinkButton>
        }
      />
      <FormErrors errors={lastResult?.error?.[""] ?? []} />
      {introductions.length === 0 ? (
        <EmptyState
          title="Aucune mise en relation."
          why={`Présentez ${firstName} à une structure : elle répond par un lien, sans compte, en proposant une visite ou un échange.`}
          act={<LinkButton to="new">Choisir une structure</LinkButton>}
        />
      ) : (
        <IntroductionList {...page} from={`/candidates/${id}/introductions`} />
      )}
    </>
  );
}
