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
import { CareListForm, CarePreviewed } from "~/features/care-supply/care-lists";
import { totalsListSchema } from "~/features/care-supply/care-lists.schema.server";
import {
  previewTotals,
  type TotalsPreview,
  writeTotals,
} from "~/features/care-supply/care-lists-page.commands.server";
import { TOTALS_COLUMNS } from "~/features/care-supply/totals-import-columns";
import { formatCount } from "~/vocabulary/typography";

const BACK = "/childcare/supply/childminders";

export const meta: MetaFunction = () => [{ title: "Importer des totaux d’assistantes maternelles" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  let preview: TotalsPreview | undefined;
  const read = async (list: Parameters<typeof previewTotals>[0]): Promise<Response> => {
    if (list.intent === "write") {
      const { added = 0, changed = 0, unchanged = 0 } = await writeTotals(user, list);
      const communes = formatCount(added, "commune ajoutée", "communes ajoutées");
      const message = `${communes}, ${formatCount(changed, "changée", "changées")}, ${unchanged} sans changement.`;
      return redirectWithToast(request, BACK, { message });
    }
    preview = await previewTotals(list);
    return new Response(null);
  };
  const reply = await submitForm(request, totalsListSchema, read, { listCap: MOST_COLUMNS });
  return preview ? { preview } : reply;
}

export default function ImportTotals() {
  const { today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <>
      <PageHeader
        back={{ to: BACK, label: "Assistantes maternelles" }}
        title="Importer des totaux d’assistantes maternelles"
        meta="Les totaux de la Caf, une fois l’an, comme ceux de la PMI, chaque mois. Tout se vérifie avant d’être écrit ; ce que l’équipe a écrit reste."
      />
      {preview && (
        <CarePreviewed
          preview={preview}
          key={preview.text}
          words={TOTALS_COLUMNS}
          what="Commune"
          missing="Dites ci-dessous laquelle donne la commune ou son code INSEE, et laquelle un nombre."
        />
      )}
      <Section title={preview ? "Lire une autre liste" : "Les totaux"}>
        <CareListForm
          today={today}
          isFirst={!preview}
          fileHint="Une ligne par commune, par exemple : code commune ; nom ; nb assistantes maternelles ; nb places ; année. Des en-têtes voisins sont reconnus ; vous pourrez corriger leur lecture. De plusieurs années, la dernière compte ; un nombre tenu secret est laissé de côté."
          nameHint="Caf, PMI : c’est la source de chaque nombre, et ce qui paraît à côté de lui."
          lastResult={answer && !("preview" in answer) ? answer : undefined}
        />
      </Section>
    </>
  );
}
