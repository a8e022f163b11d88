import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { MOST_COLUMNS } from "~/core/sheets/sent-table.server";
import { ServiceListForm, ServicePreview } from "~/features/directory/service-import";
import { serviceListSchema } from "~/features/directory/service-import.schema.server";
import {
  type ImportPreview,
  previewServices,
  writeServices,
} from "~/features/directory/service-import-page.commands.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Importer une liste de services" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  let preview: ImportPreview | undefined;
  const read = async (list: Parameters<typeof previewServices>[0]): Promise<Response> => {
    if (list.intent === "write") {
      const { added = 0, changed = 0, gone = 0 } = await writeServices(user, list);
      const message = [
        formatCount(added, "service ajouté", "services ajoutés"),
        formatCount(changed, "changé", "changés"),
        gone > 0 && formatCount(gone, "à vérifier", "à vérifier"),
      ];
      return redirectWithToast(request, "/directory", { message: `${message.filter(Boolean).join(", ")}.` });
    }
    preview = await previewServices(list);
    return new Response(null);
  };
  const reply = await submitForm(request, serviceListSchema, read, { listCap: MOST_COLUMNS });
  return preview ? { preview } : reply;
}

export default function ImportServices() {
  const { today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <>
      <PageHeader
        back={{ to: "/directory", label: "Annuaire" }}
        title="Importer une liste de services"
        meta="Tout se vérifie avant d’être écrit. La même liste deux fois ne change rien ; ce que l’équipe a écrit reste."
      />
      {preview && <ServicePreview preview={preview} key={preview.text} />}
      <Section title={preview ? "Lire une autre liste" : "La liste"}>
        <ServiceListForm
          today={today}
          isFirst={!preview}
          lastResult={answer && !("preview" in answer) ? answer : undefined}
        />
      </Section>
    </>
  );
}
