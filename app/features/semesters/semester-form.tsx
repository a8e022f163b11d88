import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { TextField } from "~/components/ui/text-field";
import type { SemesterProposal } from "./semester-proposal.queries.server";
import type { SemesterDates } from "./semesters.commands.server";

type Typed = Pick<SemesterDates, "startsOn" | "endsOn"> & { target?: string };

interface FormProps {
  id: string;
  values: SemesterDates;
  submit: string;
  lastResult: LastResult;
  children: ReactNode;
}

function DatesForm({ id, values: { startsOn, endsOn, target }, submit, lastResult, children }: FormProps) {
  const [form, fields] = useForm<Typed>({
    id,
    lastResult,
    defaultValue: { startsOn, endsOn, target: target?.toString() },
  });
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.has("endsOn");
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {children}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField label="Premier jour" field={fields.startsOn} type="date" />
        <TextField label="Dernier jour" field={fields.endsOn} type="date" />
        <TextField
          label="Objectif"
          field={fields.target}
          inputMode="numeric"
          autoComplete="off"
          optional
          hint="Combien d’internes le territoire voudrait accueillir."
        />
      </div>
      <div>
        <Button variant="primary" pending={isPending}>
          {submit}
        </Button>
      </div>
    </Form>
  );
}

/** Opening a semester: its dates are proposed, its timetable begins with the usual milestones. */
export function OpenSemesterForm({
  proposal,
  lastResult,
}: {
  proposal: SemesterProposal;
  lastResult: LastResult;
}) {
  const isMine = lastResult?.initialValue?.semesterId === proposal.id;
  return (
    <DatesForm
      id={proposal.id}
      values={proposal}
      submit="Ouvrir ce semestre"
      lastResult={isMine ? lastResult : undefined}
    >
      <input type="hidden" name="semesterId" value={proposal.id} />
    </DatesForm>
  );
}

/** The exact dates of a semester and how many interns are wished for. */
export function SemesterDatesForm({ card, lastResult }: { card: SemesterDates; lastResult: LastResult }) {
  const own = isResultOf(lastResult, "dates") ? lastResult : undefined;
  return (
    <DatesForm id="dates" values={card} submit="Enregistrer" lastResult={own}>
      <input type="hidden" name="intent" value="dates" />
      <DrawnFrom values={{ ...card }} lastResult={own} />
    </DatesForm>
  );
}
