import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Dialog } from "~/components/ui/dialog";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { type LastResult, Save } from "~/features/tasks/task-dialogs";
import type { TodayLine } from "./today-groups";

interface Props {
  line: TodayLine;
  lastResult: LastResult;
  /** The next working day. */
  soonOn: string;
  onClose: () => void;
}

/** The next action of a file is done: its file asks for the one that follows. */
export function CompleteDialog({
  line,
  lastResult,
  soonOn,
  colleagues,
  ownerId,
  onClose,
}: Props & { colleagues: readonly Option[]; ownerId: string }) {
  const [form, fields] = useForm<{ label: string; dueOn: string; ownerId: string }>({
    id: "complete",
    lastResult: resultOf(lastResult, "complete"),
    defaultValue: { dueOn: soonOn, ownerId },
  });
  return (
    <Dialog
      open
      title="Et ensuite ?"
      description={`Fait : ${line.label}. Un dossier ouvert a toujours une suite : dites laquelle.`}
      onOpenChange={onClose}
    >
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <About line={line} intent="complete" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Quoi" field={fields.label} autoComplete="off" />
        <TextField label="Pour le" field={fields.dueOn} type="date" />
        <Select label="Par" field={fields.ownerId} options={colleagues} />
        <Save />
      </Form>
    </Dialog>
  );
}

/** The next action of a file is put off to another day, the next working one unless said otherwise. */
export function PostponeDialog({ line, lastResult, soonOn, onClose }: Props) {
  const [form, fields] = useForm<{ dueOn: string }>({
    id: "postpone",
    lastResult: resultOf(lastResult, "postpone"),
    defaultValue: { dueOn: soonOn },
  });
  return (
    <Dialog open title="Reporter" description={line.label} onOpenChange={onClose}>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <About line={line} intent="postpone" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Reporter au" field={fields.dueOn} type="date" />
        <Save>Reporter</Save>
      </Form>
    </Dialog>
  );
}

function About({ line, intent }: { line: TodayLine; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="householdId" value={line.householdId} />
      <input type="hidden" name="done" value={line.label} />
    </>
  );
}

function resultOf(lastResult: LastResult, intent: string): LastResult {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}
