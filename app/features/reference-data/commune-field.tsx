import { useFetcher } from "@remix-run/react";
import { Combobox, type ComboboxProps } from "~/components/ui/combobox";
import type { Option } from "~/components/ui/select";

interface Props extends Omit<ComboboxProps, "options" | "onSearch"> {
  /** The commune chosen so far, to show its name. */
  known: readonly Option[];
}

const NONE: Option = { value: "", label: "Aucune" };

/** A commune, found by any name it has or had, or by postal code. */
export function CommuneField({ known, ...field }: Props) {
  const found = useFetcher<{ communes: Option[] }>();
  return (
    <Combobox
      {...field}
      options={[...(found.data?.communes ?? known), NONE]}
      empty="Tapez le début d’un nom ou un code postal."
      onSearch={(typed) => found.load(`/communes?q=${encodeURIComponent(typed)}`)}
    />
  );
}
