import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import type { Refinement } from "./refinement";

/** What refused options say of the criteria, each applied in one click. */
export function NeedRefinements({
  refinements,
}: {
  refinements: readonly Pick<Refinement, "key" | "words">[];
}) {
  if (refinements.length === 0) return null;
  return (
    <Section title="Ce que disent les refus">
      <Lines label="Critères à préciser">
        {refinements.map(({ key, words }) => (
          <Line
            key={key}
            title={words}
            act={
              <Form method="post">
                <input type="hidden" name="intent" value="refine" />
                <Button
                  name="key"
                  value={key}
                  size="small"
                  aria-label={accessibleName(`Appliquer, ${words}`)}
                >
                  Appliquer
                </Button>
              </Form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
