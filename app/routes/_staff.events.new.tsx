import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { EventForm } from "~/features/events/event-form";
import { createEvent } from "~/features/events/events.commands.server";
import { eventSchema } from "~/features/events/events.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter une rencontre" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "candidates:write");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  return submitForm(request, eventSchema, async (card) => {
    const id = await createEvent(user, card);
    return redirectWithToast(request, `/events/${id}`, { message: "Rencontre ajoutée." });
  });
}

export default function NewEvent() {
  return (
    <>
      <PageHeader
        back={{ to: "/events", label: "Rencontres" }}
        title="Ajouter une rencontre"
        meta="Son formulaire s’ouvre aussitôt, sous une adresse à donner ou à imprimer."
      />
      <EventForm lastResult={useActionData<typeof action>()} />
    </>
  );
}
