import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";

interface Props {
  history: readonly { label: string; at: string | Date; by?: string }[];
}

/** The stages a scholarship went through, the last first. */
export function StageHistory({ history }: Props) {
  return (
    <Section title="Étapes">
      <Lines label="Étapes">
        {[...history].reverse().map(({ label, at, by }) => (
          <Line
            key={`${label}-${at}`}
            title={label}
            detail={
              <>
                le <When at={at} />
                {by && `, par ${by}`}
              </>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
