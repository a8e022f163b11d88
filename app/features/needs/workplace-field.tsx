import type { NeedCriteria } from "#models/need";
import type { FieldSource } from "~/components/ui/field";
import { CommuneField } from "~/features/reference-data/commune-field";

interface Props {
  criteria: Pick<NeedCriteria, "workplaceCode" | "workplaceName">;
  field: FieldSource;
}

/** The commune of work, which a home or a place for a child is looked for near. */
export function WorkplaceField({ criteria: { workplaceCode, workplaceName }, field }: Props) {
  return (
    <CommuneField
      label="Commune du lieu de travail"
      field={field}
      known={workplaceCode ? [{ value: workplaceCode, label: workplaceName ?? workplaceCode }] : []}
      placeholder="À préciser"
    />
  );
}
