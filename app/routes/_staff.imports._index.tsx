import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { receiveFile } from "~/features/imports/imports.commands.server";
import { listImports } from "~/features/imports/imports.queries.server";
import { tableSchema } from "~/features/imports/imports.schema.server";
import { importWords, isImported } from "~/vocabulary/imports";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Imports" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const imports = await listImports(user);
  return { imports, now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, tableSchema, async (table) => {
    const id = await receiveFile(user, table);
    return redirectWithToast(request, `/imports/${id}`, { message: "Tableau reçu. Rien n’est encore créé." });
  });
}

export default function Imports() {
  const { imports, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ file: File; pasted: string }>({ lastResult });
  const isPending = useNavigation().state !== "idle";
  return (
    <>
      <PageHeader
        back={{ to: "/candidates", label: "Dossiers" }}
        title="Imports"
        meta="Un tableau Excel devient des dossiers. Tout se vérifie avant, et s’annule après."
      />
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField
          label="Fichier Excel ou CSV"
          field={fields.file}
          type="file"
          accept=".xlsx,.csv,.txt,.tsv"
          defaultValue={undefined}
          hint="10 Mo au plus. Une ligne par personne ; conjoint·e et enfants peuvent y figurer."
        />
        <Textarea
          label="Ou des cellules collées"
          field={fields.pasted}
          rows={4}
          hint="Dans Excel, copiez la plage avec sa ligne d’en-têtes, puis collez-la ici."
          optional
        />
        <div>
          <Button variant="primary" pending={isPending}>
            Recevoir le tableau
          </Button>
        </div>
      </Form>
      <Section title="Derniers imports" count={imports.length}>
        {imports.length === 0 ? (
          <EmptyState
            title="Aucun import pour l’instant."
            why="Chaque tableau reçu restera ici, avec ce qu’il a créé et le moyen de l’annuler."
          />
        ) : (
          <Lines label="Derniers imports">
            {imports.map(({ id, name, at, state, rowCount, run }) => (
              <Line
                key={id}
                title={<Link to={`/imports/${id}`}>{name}</Link>}
                detail={
                  <>
                    {formatCount(rowCount, "ligne", "lignes")} · <When at={at} now={now} />
                  </>
                }
                badge={
                  <Badge tone={isImported(state, run) ? "done" : "attention"}>
                    {importWords(state, run)}
                  </Badge>
                }
              />
            ))}
          </Lines>
        )}
      </Section>
    </>
  );
}
