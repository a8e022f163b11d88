import { Form, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FILE_COLUMNS } from "~/vocabulary/file-filters";
import { optionsOf } from "~/vocabulary/words";
import { COLUMNS_NAME } from "./file-filters";

/** Which columns the list shows; they are kept in its address, and with a view. */
export function FileColumns({ columns }: { columns: readonly string[] }) {
  const [search] = useSearchParams();
  const kept = [...search].filter(([name, value]) => value && name !== COLUMNS_NAME);
  return (
    <details className="mb-3" key={search.toString()}>
      <summary className="link inline-flex min-h-6">Colonnes</summary>
      <Form className="mt-2 flex flex-wrap items-end gap-3" preventScrollReset>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* With no box checked, the address still says that the columns were chosen. */}
        <input type="hidden" name={COLUMNS_NAME} value="" />
        <CheckboxGroup
          label="Colonnes affichées"
          name={COLUMNS_NAME}
          options={optionsOf(FILE_COLUMNS)}
          defaultValues={columns}
        />
        <Button size="small">Afficher</Button>
      </Form>
    </details>
  );
}
