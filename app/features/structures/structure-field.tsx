import { useFetcher } from "@remix-run/react";
import { Combobox, type ComboboxProps } from "~/components/ui/combobox";
import type { Option } from "~/components/ui/select";

interface Props extends Omit<ComboboxProps, "options" | "onSearch"> {
  /** The structure chosen so far, to show its name. */
  known: readonly Option[];
}

const NONE: Option = { value: "", label: "Aucune" };

/** A structure, found by its name, its commune or its FINESS number. */
export function StructureField({ known, ...field }: Props) {
  const found = useFetcher<{ structures: Option[] }>();
  return (
    <Combobox
      {...field}
      options={[...(found.data?.structures ?? known), NONE]}
      empty="Tapez le début d’un nom ou d’une commune."
      onSearch={(typed) => found.load(`/structures/found?q=${encodeURIComponent(typed)}`)}
    />
  );
}
