import { FormErrors } from "~/components/ui/field";

interface Props {
  form: { errors?: string[]; errorId: string };
  /** What tells the criteria shown: once they are others, the form is refused. */
  seen: string;
}

/** How every form of criteria begins: what the form says, and which criteria it was filled from. */
export function CriteriaStart({ form, seen }: Props) {
  return (
    <>
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="criteria" />
      <input type="hidden" name="seen" value={seen} />
      <FormErrors errors={form.errors} id={form.errorId} />
    </>
  );
}
