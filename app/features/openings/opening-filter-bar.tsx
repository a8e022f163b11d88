import { Form, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { OPENING_STATES } from "~/vocabulary/openings";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  specialties: readonly string[];
  territories: readonly Option[];
}

/** The filters of the openings, kept in the address. */
export function OpeningFilterBar({ specialties, territories }: Props) {
  const [search] = useSearchParams();
  const now = (name: string) => search.get(name) ?? "";
  const sort = search.get("sort");
  return (
    <Form role="search" className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4">
      {sort && <input type="hidden" name="sort" value={sort} />}
      <Select
        label="Exercice"
        name="kind"
        options={optionsOf(EXERCISE_MODES)}
        placeholder="Tous"
        defaultValue={now("kind")}
      />
      <Select
        label="Spécialité"
        name="specialty"
        options={specialties.map((specialty) => ({ value: specialty, label: specialty }))}
        placeholder="Toutes"
        defaultValue={now("specialty")}
      />
      <Select
        label="Intercommunalité"
        name="epci"
        options={territories}
        placeholder="Toutes"
        defaultValue={now("epci")}
      />
      <Select
        label="État"
        name="state"
        options={optionsOf(OPENING_STATES)}
        defaultValue={now("state") || "open"}
      />
      <TextField label="Disponible le" name="by" type="date" defaultValue={now("by")} />
      <Checkbox label="À vérifier seulement" name="stale" defaultChecked={search.has("stale")} />
      <div>
        <Button>Filtrer</Button>
      </div>
    </Form>
  );
}
