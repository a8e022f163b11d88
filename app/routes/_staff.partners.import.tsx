import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { PartnerPreview, PartnerTableForm } from "~/features/partners/partner-import";
import {
  type ImportPreview,
  importPartners,
  previewPartners,
} from "~/features/partners/partner-import.commands.server";
import { partnerTableSchema } from "~/features/partners/partners.schema.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Importer des partenaires" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  let preview: ImportPreview | undefined;
  const reply = await submitForm(request, partnerTableSchema, async ({ intent, ...table }) => {
    if (intent === "create") {
      const added = await importPartners(user, table);
      const message = `${formatCount(added, "partenaire ajouté", "partenaires ajoutés")}.`;
      return redirectWithToast(request, "/partners", { message });
    }
    preview = await previewPartners(table);
    return new Response(null);
  });
  return preview ? { preview } : reply;
}

export default function ImportPartners() {
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <>
      <PageHeader
        back={{ to: "/partners", label: "Partenaires" }}
        title="Importer des partenaires"
        meta="Un tableau Excel devient des fiches. Tout se vérifie avant ; ce qui est déjà connu n’est pas ajouté deux fois."
      />
      {preview && <PartnerPreview preview={preview} />}
      <Section title={preview ? "Lire un tableau corrigé" : "Le tableau"}>
        <PartnerTableForm
          isFirst={!preview}
          lastResult={answer && !("preview" in answer) ? answer : undefined}
        />
      </Section>
    </>
  );
}
