import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { Button } from "~/components/ui/button";
import { Acts, Dialog } from "~/components/ui/dialog";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { SNOOZE_ENDS, type SnoozeEnd } from "~/vocabulary/tasks";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import type { TaskView } from "./task-view";

export type LastResult = SubmissionResult<string[]> | undefined;

interface Shared {
  lastResult: LastResult;
  onClose: () => void;
}

/** The refusal of this very form, among those of the page. */
function resultOf(lastResult: LastResult, intent: string): LastResult {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}

interface WriteProps extends Shared {
  colleagues: readonly Option[];
  /** Absent for a new one. */
  task?: TaskView;
  ownerId: string;
}

/** A task to add or to change: what, for when, by whom, and what to tick. */
export function WriteTaskDialog({ task, ownerId, colleagues, lastResult, onClose }: WriteProps) {
  const intent = task ? "task-change" : "task-open";
  const drawn = task && {
    label: task.label,
    dueOn: task.dueOn,
    ownerId: task.ownerId,
    checklist: task.checklist.map(({ label }) => label),
  };
  const [form, fields] = useForm<{ label: string; dueOn: string; ownerId: string; checklist: string }>({
    id: intent,
    lastResult: resultOf(lastResult, intent),
    defaultValue: drawn ? { ...drawn, checklist: drawn.checklist.join("\n") } : { ownerId },
  });
  return (
    <Dialog open title={task ? "Modifier la tâche" : "Ajouter une tâche"} onOpenChange={onClose}>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value={intent} />
        {task && <input type="hidden" name="taskId" value={task.id} />}
        {drawn && <DrawnFrom values={drawn} lastResult={resultOf(lastResult, intent)} />}
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Quoi" field={fields.label} autoComplete="off" />
        <TextField label="Pour le" field={fields.dueOn} type="date" />
        <Select label="Par" field={fields.ownerId} options={colleagues} />
        <Textarea
          label="Liste à cocher"
          field={fields.checklist}
          rows={3}
          optional
          hint="Une ligne par point."
        />
        <Save />
      </Form>
    </Dialog>
  );
}

interface SnoozeProps extends Shared {
  task: Pick<TaskView, "id" | "kind" | "label">;
  /** The hand-offs of the file whose answer is awaited. */
  awaited: readonly Option[];
  /** The first day of the next semester. */
  semesterOn: string;
  /** The next working day. */
  soonOn: string;
}

/** Until when a task may be forgotten. */
export function SnoozeDialog({ task, awaited, semesterOn, soonOn, lastResult, onClose }: SnoozeProps) {
  const [until, setUntil] = useState<SnoozeEnd>("day");
  const [form, fields] = useForm<{ until: SnoozeEnd; on: string; handOffId: string; reason: string }>({
    id: "task-snooze",
    lastResult: resultOf(lastResult, "task-snooze"),
    defaultValue: { until: "day", on: soonOn },
  });
  const ends = { answer: awaited.length > 0, semester: true, day: true };
  const options = (["day", "answer", "semester"] as const)
    .filter((end) => ends[end] && (end === "day" || task.kind !== "promise"))
    .map((end) => ({ value: end, label: endWords(end, semesterOn) }));
  return (
    <Dialog open title="Reporter" description={task.label} onOpenChange={onClose}>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value="task-snooze" />
        <input type="hidden" name="taskId" value={task.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select
          label="Jusqu'à quand"
          field={fields.until}
          options={options}
          onChange={({ currentTarget: { value } }) => isOneOf(SNOOZE_ENDS, value) && setUntil(value)}
        />
        {until === "day" && <TextField label="Reporter au" field={fields.on} type="date" />}
        {until === "answer" && <Select label="La réponse de" field={fields.handOffId} options={awaited} />}
        {task.kind === "promise" && (
          <TextField
            label="Pourquoi"
            hint="La raison reste dans le dossier."
            field={fields.reason}
            autoComplete="off"
          />
        )}
        <Save>Reporter</Save>
      </Form>
    </Dialog>
  );
}

interface WaitProps extends Shared {
  task: Pick<TaskView, "id" | "label" | "waitingFor">;
  awaited: readonly Option[];
}

/** What a task waits for; the answer to a hand-off closes it by itself. */
export function WaitDialog({ task, awaited, lastResult, onClose }: WaitProps) {
  const [form, fields] = useForm<{ handOffId: string; label: string }>({
    id: "task-wait",
    lastResult: resultOf(lastResult, "task-wait"),
    defaultValue: {
      handOffId: task.waitingFor?.handOffId ?? "",
      label: task.waitingFor?.handOffId ? "" : task.waitingFor?.label,
    },
  });
  return (
    <Dialog open title="En attente de…" description={task.label} onOpenChange={onClose}>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value="task-wait" />
        <input type="hidden" name="taskId" value={task.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        {awaited.length > 0 && (
          <Select
            label="La réponse de"
            field={fields.handOffId}
            options={awaited}
            placeholder="Autre chose"
            hint="La tâche se termine d’elle-même quand cette réponse arrive."
          />
        )}
        <TextField
          label="Ou autre chose"
          field={fields.label}
          optional
          hint="Par exemple : son contrat signé."
        />
        <Save />
      </Form>
    </Dialog>
  );
}

export function Save({ children = "Enregistrer" }: { children?: ReactNode }) {
  const { state } = useNavigation();
  return (
    <Acts>
      <Button variant="primary" pending={state !== "idle"}>
        {children}
      </Button>
    </Acts>
  );
}

function endWords(end: SnoozeEnd, semesterOn: string): string {
  return end === "semester"
    ? `${SNOOZE_ENDS.semester.fr}${NBSP}: ${formatDay(semesterOn)}`
    : SNOOZE_ENDS[end].fr;
}
