import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import {
  confirmHandOffDeletion,
  withdrawHandOff,
} from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { LedgerList } from "~/features/tracking/ledger-list";
import { sharingActSchema } from "~/features/tracking/tracking.schema.server";
import { listLedger } from "~/features/tracking/tracking-ledger.queries.server";
import { listMembers } from "~/features/tracking/tracking-member.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ce qui a été transmis · ${data.title}` : "Ce qui a été transmis" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const household = await getHousehold(user, params.id ?? "");
  const [lines, members] = await Promise.all([listLedger(household._id), listMembers(household)]);
  return {
    householdId: household._id,
    title: household.title,
    lines,
    names: Object.fromEntries(members.map(({ id, name }) => [id, name])),
    canWrite: roleCan(user.role, "hand-offs:write"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const { _id } = await getHousehold(user, params.id ?? "");
  return submitForm(request, sharingActSchema, async (act) => {
    const handOff = await getHandOff(user, act.handOffId);
    if (handOff.householdId !== _id) throw notFound();
    if (act.intent === "withdraw") await withdrawHandOff(user, handOff);
    else await confirmHandOffDeletion(user, handOff, act.deletionId, "team");
    await settle();
    const message =
      act.intent === "withdraw" ? "Retiré : le partenaire est prié de supprimer." : "C’est noté.";
    return redirectWithToast(request, `/households/${_id}/sharing`, { message });
  });
}

export default function Sharing() {
  const { householdId, title, ...ledger } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title="Ce qui a été transmis"
        meta="À qui, quoi, pourquoi, sur quel accord et jusqu’à quand."
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      <LedgerList {...ledger} />
    </>
  );
}
