import { useFetcher } from "@remix-run/react";
import type { FieldProps, FieldSource } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { SuggestField } from "~/components/ui/suggest-field";

interface Props extends Omit<FieldProps, "field"> {
  /** The name of the trade, in free words. */
  field: FieldSource;
  /** The code of its family in the ROME directory, when a name of the list is chosen. */
  romeCode: FieldSource;
}

const LONGEST_NAME = 120;

/** A trade, found by any of its words; one the directory does not have is kept as it is typed. */
export function OccupationField({ romeCode, ...field }: Props) {
  const found = useFetcher<{ occupations: Option[] }>();
  return (
    <SuggestField
      {...field}
      chosen={romeCode}
      options={found.data?.occupations ?? []}
      onSearch={(typed) => found.load(`/occupations?q=${encodeURIComponent(typed)}`)}
      maxLength={LONGEST_NAME}
    />
  );
}
