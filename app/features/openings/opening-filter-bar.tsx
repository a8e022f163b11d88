import { useSearchParams } from "@remix-run/react";
import { Checkbox } from "~/components/ui/checkbox";
import { FilterSelect, ListFilters } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { OPENING_STATES } from "~/vocabulary/openings";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  specialties: readonly string[];
  territories: readonly Option[];
}

/** The filters of the openings. */
export function OpeningFilterBar({ specialties, territories }: Props) {
  const [search] = useSearchParams();
  return (
    <ListFilters kind="Exercice" kinds={optionsOf(EXERCISE_MODES)} territories={territories}>
      <FilterSelect
        label="Spécialité"
        name="specialty"
        options={specialties.map((specialty) => ({ value: specialty, label: specialty }))}
        placeholder="Toutes"
      />
      <FilterSelect label="État" name="state" options={optionsOf(OPENING_STATES)} defaultValue="open" />
      <TextField label="Disponible le" name="by" type="date" defaultValue={search.get("by") ?? ""} />
      <Checkbox label="À vérifier seulement" name="stale" defaultChecked={search.has("stale")} />
    </ListFilters>
  );
}
