import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  referents: Option[];
  territories: Option[];
  stages: Option[];
}

/** The filters of the list; they live in the address, so that a list can be shared. */
export function FileFilterBar({ referents, territories, stages }: Props) {
  const [search] = useSearchParams();
  const submit = useSubmit();
  const now = (name: string) => search.get(name) ?? "";
  const selects: { label: string; name: string; options: Option[] }[] = [
    { label: "Situation", name: "kind", options: optionsOf(CANDIDATE_KINDS) },
    { label: "Étape", name: "stage", options: stages },
    { label: "Suivi par", name: "referent", options: referents },
    { label: "Intercommunalité", name: "epci", options: territories },
    { label: "Besoin", name: "need", options: optionsOf(NEED_KINDS) },
  ];
  return (
    <Form
      key={search.toString()}
      role="search"
      onChange={(event) => submit(event.currentTarget)}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      <TextField
        label="Nom, e-mail ou téléphone"
        name="q"
        type="search"
        defaultValue={now("q")}
        className="col-span-2"
      />
      {selects.map((select) => (
        <Select key={select.name} {...select} placeholder="Tout" defaultValue={now(select.name)} />
      ))}
      {search.get("sort") && <input type="hidden" name="sort" value={now("sort")} />}
      <div className="flex gap-2 max-md:col-span-2">
        <Button>Filtrer</Button>
        {search.size > 0 && (
          <Link to="/candidates" className="button button-quiet">
            Tout afficher
          </Link>
        )}
      </div>
    </Form>
  );
}
