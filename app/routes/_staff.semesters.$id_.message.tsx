import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { sendGroupMessage } from "~/features/placements/arrival-acts.commands.server";
import { groupMessageSchema } from "~/features/placements/arrivals.schema.server";
import { GroupMessageForm } from "~/features/placements/group-message-form";
import { getGroupPage, previewGroup } from "~/features/placements/group-page.queries.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Message à des internes" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return getGroupPage(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const id = params.id ?? "";
  const here = `/semesters/${id}/arrivals`;
  return submitForm(request, groupMessageSchema, async (written) => {
    if (written.intent === "preview") return Response.json(await previewGroup(user, id, written));
    const { message, undo } = await sendGroupMessage(user, id, written);
    return redirectWithToast(request, here, { message, undo: { action: here, fields: undo } });
  });
}

export default function GroupMessage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/semesters/${page.id}/arrivals`, label: "Arrivées" }}
        title="Écrire à des internes"
        meta={`${page.title} · un mail à chacun·e, ${formatCount(page.names.length, "personne", "personnes")}`}
      />
      <GroupMessageForm page={page} answer={answer} />
    </>
  );
}
