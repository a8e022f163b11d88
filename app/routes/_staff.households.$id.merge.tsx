import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { findMergeable } from "~/features/restructurings/merge.queries.server";
import { mergeSchema } from "~/features/restructurings/merge.schema.server";
import { getComparison } from "~/features/restructurings/merge-comparison.queries.server";
import { MergeForm } from "~/features/restructurings/merge-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Réunir le dossier ${data.title} à un autre` : "Réunir deux dossiers" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { _id, title } = await getHousehold(user, params.id ?? "");
  const { searchParams } = new URL(request.url);
  const [withId, text] = [searchParams.get("with"), searchParams.get("q") ?? ""];
  const comparison = withId && withId !== _id ? await getComparison(user, _id, withId) : null;
  return { id: _id, title, text, comparison, found: comparison ? [] : await findMergeable(user, _id, text) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const id = params.id ?? "";
  await getHousehold(user, id);
  return submitForm(request, mergeSchema, async ({ withId, taken, sameIds, seen }) => {
    const mergeId = await mergeFiles(user, id, withId, { choices: taken, sameIds, seen });
    return redirectWithToast(request, `/households/${id}`, {
      message: "Les deux dossiers n’en font plus qu’un.",
      undo: { action: `/restructurings/${mergeId}`, fields: { intent: "undo" } },
    });
  });
}

export default function MergePage() {
  const { id, title, text, comparison, found } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${id}`, label: "Retour au dossier" }}
        title={`Réunir le dossier ${title} à un autre`}
      />
      <FormErrors errors={result?.error?.[""]} />
      {comparison ? (
        <MergeForm comparison={comparison} />
      ) : (
        <>
          <p className="mb-4 max-w-[40rem]">
            Un même foyer a deux dossiers ? Trouvez l’autre ici : vous les verrez côte à côte avant de rien
            réunir.
          </p>
          <Form method="get" className="form-stack">
            <TextField label="Nom de l’autre dossier" name="q" defaultValue={text} autoComplete="off" />
            <div>
              <Button>Chercher</Button>
            </div>
          </Form>
          <Section title={text ? "Dossiers trouvés" : "Peut-être la même personne"}>
            {found.length === 0 ? (
              <EmptyState
                title={text ? "Aucun autre dossier de ce nom." : "Aucun dossier ne ressemble à celui-ci."}
                why="Cherchez par le nom, le prénom ou le téléphone."
              />
            ) : (
              <Lines label="Dossiers">
                {found.map((file) => (
                  <Line
                    key={file.id}
                    title={<Link to={`/households/${file.id}`}>{file.title}</Link>}
                    detail={file.why}
                    act={
                      <Link to={`?with=${file.id}`} aria-label={`Comparer avec ${file.title}`}>
                        Comparer
                      </Link>
                    }
                  />
                ))}
              </Lines>
            )}
          </Section>
        </>
      )}
    </>
  );
}
