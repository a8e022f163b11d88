import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { getSplit } from "~/features/restructurings/split.queries.server";
import { splitSchema } from "~/features/restructurings/split.schema.server";
import { SplitForm } from "~/features/restructurings/split-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Séparer le foyer ${data.title}` : "Séparer un foyer" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return getSplit(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { _id } = await getHousehold(user, params.id ?? "");
  return submitForm(request, splitSchema, async (asked) => {
    const { id, newId, referentName, isSeen } = await splitFile(user, _id, asked);
    return redirectWithToast(request, `/households/${isSeen ? newId : _id}`, {
      message: isSeen ? "Le nouveau dossier est ouvert." : `Le nouveau dossier est confié à ${referentName}.`,
      undo: { action: `/restructurings/${id}`, fields: { intent: "undo" } },
    });
  });
}

export default function SplitPage() {
  const file = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${file.id}`, label: "Retour au dossier" }}
        title={`Séparer le foyer ${file.title}`}
      />
      <SplitForm file={file} errors={result?.error ?? undefined} />
    </>
  );
}
