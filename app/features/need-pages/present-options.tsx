import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { NBSP } from "~/vocabulary/typography";

/** What a household is shown at once. */
const MOST_TICKED = 20;

interface Props {
  /** What is still to be presented. */
  options: readonly { id: string; label: string; rank: { excludedBy: readonly string[] } }[];
}

/** Presents to the household what has come, each adult told by mail on their own page; what fails a « must » is left to tick. */
export function PresentOptions({ options }: Props) {
  if (options.length === 0) return null;
  return (
    <Form method="post" className="mb-3 border-t border-line py-3">
      <input type="hidden" name="intent" value="present" />
      <fieldset className="mb-2 flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1 text-muted">
          À présenter au foyer{NBSP}: chaque adulte le lit sur sa page et donne son avis.
        </legend>
        {options.map(({ id, label, rank }, place) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              name="optionIds"
              value={id}
              defaultChecked={rank.excludedBy.length === 0 && place < MOST_TICKED}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <Button size="small" variant="primary">
        Présenter au foyer
      </Button>
    </Form>
  );
}
