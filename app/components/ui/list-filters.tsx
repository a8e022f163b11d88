import { Form, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { type Option, Select, type SelectProps } from "./select";
import { TextField } from "./text-field";

interface ListFiltersProps {
  /** What the text of the search is looked for in: « Nom ou contact »; absent when there is no such search. */
  find?: string;
  kind?: string;
  kinds: readonly Option[];
  territories: readonly Option[];
  /** Those of this list alone. */
  children?: ReactNode;
}

/** Where, as it is typed: a commune by any of its names. */
export function CommuneFilter() {
  const [search] = useSearchParams();
  return (
    <TextField
      label="Commune"
      name="lieu"
      type="search"
      defaultValue={search.get("lieu") ?? ""}
      autoComplete="off"
    />
  );
}

/** The filters of a list, kept in its address with its order, and drawn from it again on the way back. */
export function ListFilters({ find, kind = "Type", kinds, territories, children }: ListFiltersProps) {
  const [search] = useSearchParams();
  const sort = search.get("sort");
  return (
    <Form
      role="search"
      key={search.toString()}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      {sort && <input type="hidden" name="sort" value={sort} />}
      {find && <TextField label={find} name="q" type="search" defaultValue={search.get("q") ?? ""} />}
      <FilterSelect label={kind} name="kind" options={kinds} placeholder="Tous" />
      <FilterSelect label="Intercommunalité" name="epci" options={territories} placeholder="Toutes" />
      {children}
      <div>
        <Button>Filtrer</Button>
      </div>
    </Form>
  );
}

/** One choice among the filters, as the address says; `defaultValue` when it says nothing. */
export function FilterSelect({ name, defaultValue = "", ...select }: SelectProps & { name: string }) {
  const [search] = useSearchParams();
  return <Select {...select} name={name} defaultValue={search.get(name) || defaultValue} />;
}
