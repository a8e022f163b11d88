import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getTerritoriesPage } from "~/features/settings/settings.queries.server";
import { territoriesSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { afterStep, StartSteps } from "~/features/settings/start-steps";
import { updateDepartements, updateTerritories } from "~/features/settings/territories.commands.server";
import { TerritoriesTable } from "~/features/settings/territories-table";
import { formatCount } from "~/vocabulary/typography";

/** More intercommunalités than any group of départements has. */
const MOST_ROWS = 100;

export const meta: MetaFunction = () => [{ title: "Territoires · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return await getTerritoriesPage();
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  const here = `/settings/territories${new URL(request.url).search}`;
  return submitForm(
    request,
    territoriesSchema,
    async (values) => {
      if (values.intent === "departements") {
        const count = await updateDepartements(user, values.departements);
        return redirectWithToast(request, here, {
          message: `${formatCount(count, "commune importée", "communes importées")}.`,
        });
      }
      await updateTerritories(user, values.list);
      return redirectWithToast(request, afterStep(request, "territories"), {
        message: "Territoires enregistrés.",
      });
    },
    { listCap: MOST_ROWS },
  );
}

export default function TerritoriesSettings() {
  const { departements, rows, referents } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isFirst = lastResult?.initialValue?.intent === "departements";
  const [choice, choiceFields] = useForm<{ departements: string }>({
    id: "departements",
    defaultValue: { departements: departements.join(", ") },
    lastResult: isFirst ? lastResult : null,
  });
  const [list] = useForm({ id: "territories", lastResult: isFirst ? null : lastResult });
  return (
    <>
      <StartSteps page="territories" />
      <Section title="Départements servis">
        <SettingsForm form={choice} intent="departements" act="Enregistrer et importer les communes">
          <TextField
            label="Numéros de département"
            hint="Séparés par des virgules : 32, 65. Leurs communes et intercommunalités sont importées aussitôt."
            field={choiceFields.departements}
          />
        </SettingsForm>
      </Section>
      <Section
        title="Intercommunalités"
        count={rows.length}
        act={rows.length > 0 && <Link to="/discovery">Fiches découverte</Link>}
      >
        {rows.length === 0 ? (
          <EmptyState
            title="Aucune intercommunalité"
            why="Elles apparaissent ici dès que les départements servis sont enregistrés."
          />
        ) : (
          <SettingsForm form={list} intent="territories" isWide>
            <TerritoriesTable rows={rows} referents={referents} />
          </SettingsForm>
        )}
      </Section>
    </>
  );
}
