import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { ActButton } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutBoardAct } from "~/features/boards/board-acts.commands.server";
import { boardActSchema } from "~/features/boards/board-acts.schema.server";
import { ScholarshipEndForm } from "~/features/scholarships/scholarship-end-form";
import { getScholarshipStep } from "~/features/scholarships/scholarship-step.queries.server";

const BOARD = "/board/bourses";

export const meta: MetaFunction = () => [{ title: "Changer l’étape d’une bourse" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return getScholarshipStep(user, params.id ?? "", new URL(request.url).searchParams.get("to"));
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, boardActSchema, async (act) => {
    const { message, undo } = await carryOutBoardAct(user, act, BOARD);
    return redirectWithToast(request, BOARD, { message, undo: undo && { action: BOARD, fields: undo } });
  });
}

export default function ScholarshipStagePage() {
  const { id, name, board, from, to, refusal } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const fields = { candidateId: id, pipeline: board, from: from.key, to: to.key };
  return (
    <>
      <PageHeader
        back={{ to: BOARD, label: "Tableau des bourses" }}
        title={`Bourse de ${name}`}
        meta={`De « ${from.label} » à « ${to.label} »`}
      />
      {to.key === "closed" && (
        <ScholarshipEndForm scholarshipId={id} from={from.key} lastResult={lastResult} />
      )}
      {to.key !== "closed" && (
        <>
          <FormErrors errors={lastResult?.error?.[""]} />
          {refusal && <Notice tone="attention">{refusal}</Notice>}
          {!refusal && (
            <ActButton intent="move-stage" fields={fields}>
              Déplacer vers « {to.label} »
            </ActButton>
          )}
        </>
      )}
    </>
  );
}
