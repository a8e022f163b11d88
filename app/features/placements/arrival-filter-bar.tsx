import { Form, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FilterSelect } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ARRIVAL_VIEWS } from "~/vocabulary/arrivals";
import { optionsOf } from "~/vocabulary/words";

/** The filters of the list of arrivals, kept in its address. */
export function ArrivalFilterBar({ levels }: { levels: readonly Option[] }) {
  const [search] = useSearchParams();
  return (
    <Form
      role="search"
      key={search.toString()}
      className="mt-6 mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      <TextField label="Nom ou faculté" name="q" type="search" defaultValue={search.get("q") ?? ""} />
      <FilterSelect label="Voir" name="vue" options={optionsOf(ARRIVAL_VIEWS)} defaultValue="expected" />
      <FilterSelect label="Niveau" name="niveau" options={levels} placeholder="Tous" />
      <div>
        <Button>Filtrer</Button>
      </div>
    </Form>
  );
}
