import type { FieldMetadata } from "@conform-to/react";
import { Checkbox } from "~/components/ui/checkbox";
import type { LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: Pick<LodgingPage, "agreementEnd">;
  field: FieldMetadata<string> | undefined;
}

/** What the end of the agreement means for a departure: to be asked anyway as long as it may be renewed, else refused. */
export function BookedAnyway({ page: { agreementEnd }, field }: Props) {
  if (!agreementEnd) return null;
  const { day, isFinal } = agreementEnd;
  if (isFinal)
    return (
      <p className="text-attention">La convention se termine le {day} : le départ est ce jour-là ou avant.</p>
    );
  return (
    <Checkbox
      label="Réserver quand même"
      field={field}
      hint={`La convention se termine le ${day}. Pour un départ plus tard, cochez cette case : le renouvellement reste à obtenir.`}
    />
  );
}
