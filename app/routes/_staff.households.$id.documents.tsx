import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutDocumentAct } from "~/features/documents/document-acts.commands.server";
import { DocumentForm } from "~/features/documents/document-form";
import { DocumentList } from "~/features/documents/document-list";
import { listDocuments } from "~/features/documents/documents.queries.server";
import { documentActSchema } from "~/features/documents/documents.schema.server";
import { readUpload } from "~/features/documents/read-upload.server";
import { getHousehold } from "~/features/households/households.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Documents, dossier ${data.title}` : "Documents" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { _id, title } = await getHousehold(user, params.id ?? "");
  return { householdId: _id, title, documents: await listDocuments(_id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { _id: householdId } = await getHousehold(user, params.id ?? "");
  const here = `/households/${householdId}/documents`;
  const { form, files } = await readUpload(request);
  return submitForm(form, documentActSchema, async (act) => {
    const { message, undo } = await carryOutDocumentAct(user, householdId, act, files);
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function Documents() {
  const { householdId, title, documents } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title="Documents"
        meta="Chaque document a un but et une date de fin, après laquelle il s’efface. Jamais de pièce de santé."
      />
      <DocumentList documents={documents} />
      <Section title="Déposer">
        <DocumentForm key={documents[0]?.id} lastResult={lastResult} />
      </Section>
    </>
  );
}
