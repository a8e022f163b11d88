import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { MOST_COLUMNS } from "~/core/sheets/sent-table.server";
import { CARE_COLUMNS } from "~/features/care-supply/care-import-columns";
import { CareListForm, CarePreviewed, KindChoice } from "~/features/care-supply/care-lists";
import { careListSchema } from "~/features/care-supply/care-lists.schema.server";
import {
  type CarePreview,
  previewCare,
  writeCare,
} from "~/features/care-supply/care-lists-page.commands.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Importer des structures d’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  let preview: CarePreview | undefined;
  const read = async (list: Parameters<typeof previewCare>[0]): Promise<Response> => {
    if (list.intent === "write") {
      const { added = 0, changed = 0, gone = 0 } = await writeCare(user, list);
      const message = [
        formatCount(added, "structure ajoutée", "structures ajoutées"),
        formatCount(changed, "changée", "changées"),
        gone > 0 && formatCount(gone, "à vérifier", "à vérifier"),
      ];
      return redirectWithToast(request, "/childcare/supply", {
        message: `${message.filter(Boolean).join(", ")}.`,
      });
    }
    preview = await previewCare(list);
    return new Response(null);
  };
  const reply = await submitForm(request, careListSchema, read, { listCap: MOST_COLUMNS });
  return preview ? { preview } : reply;
}

export default function ImportCare() {
  const { today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <>
      <PageHeader
        back={{ to: "/childcare/supply", label: "Offre d’accueil" }}
        title="Importer des structures d’accueil"
        meta={
          <>
            Tout se vérifie avant d’être écrit. La même liste deux fois ne change rien ; ce que l’équipe a
            écrit reste. Des totaux d’assistantes maternelles ?{" "}
            <Link to="/childcare/supply/totals">Importez-les ici</Link>.
          </>
        }
      />
      {preview && (
        <CarePreviewed
          preview={preview}
          key={preview.text}
          words={CARE_COLUMNS}
          what="Structure"
          missing="Dites ci-dessous laquelle donne le nom, et laquelle la commune, son code INSEE ou son code postal."
        >
          <KindChoice kind={preview.kind} />
        </CarePreviewed>
      )}
      <Section title={preview ? "Lire une autre liste" : "La liste"}>
        <CareListForm
          today={today}
          isFirst={!preview}
          fileHint="Une ligne par structure : nom, type, commune au moins. 5 000 lignes au plus."
          nameHint="Caf, PMI, une intercommunalité : c’est la source de chaque nombre. Gardez le même nom la fois suivante : ce qui n’y est plus sera signalé, jamais supprimé."
          lastResult={answer && !("preview" in answer) ? answer : undefined}
        />
      </Section>
    </>
  );
}
