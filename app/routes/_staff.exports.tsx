import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { RadioGroup } from "~/components/ui/radio-group";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { EXPORT_FORMATS, EXPORTED_LISTS } from "~/vocabulary/exports";
import { isOneOf, optionsOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Exporter une liste" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:read");
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("list");
  const list = isOneOf(EXPORTED_LISTS, asked) && user.role !== "recruteur" ? asked : "candidates";
  searchParams.delete("list");
  searchParams.delete("page");
  const place = list === "arrivals" ? `semesters/${searchParams.get("semestre")}/arrivals` : list;
  return { list, place, filters: `${searchParams}`, isTeam: user.role !== "recruteur" };
}

export default function Exports() {
  const { list, place, filters, isTeam } = useLoaderData<typeof loader>();
  const title = isTeam ? EXPORTED_LISTS[list].fr.toLowerCase() : "candidats présentés";
  return (
    <>
      <PageHeader
        back={{ to: `/${place}?${filters}`, label: "Retour à la liste" }}
        title={`Exporter : ${title}`}
        meta="La liste telle que vous la voyez, avec ses filtres. Un fichier sorti d’ici ne se reprend plus."
      />
      <Form method="post" action="/exports/file" reloadDocument className="form-stack">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="filters" value={filters} />
        <TextField
          label="À quoi servira ce fichier ?"
          name="purpose"
          required
          minLength={5}
          maxLength={200}
          hint="Le journal garde qui l’a pris, quand, et pourquoi."
        />
        <RadioGroup label="Format" name="format" options={optionsOf(EXPORT_FORMATS)} defaultValue="xlsx" />
        <div>
          <Button variant="primary">Télécharger</Button>
        </div>
      </Form>
    </>
  );
}
