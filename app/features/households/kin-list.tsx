import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { NBSP } from "~/vocabulary/typography";
import type { Kin } from "./kinship-words";

/** Who is what for whom, each member in turn. */
export function KinList({ kin }: { kin: readonly Kin[] }) {
  if (kin.length === 0) return null;
  return (
    <Section title="Qui est qui">
      <DescriptionList facts={kin.map(({ name, ties }) => ({ term: name, value: ties.join(`${NBSP}; `) }))} />
    </Section>
  );
}
