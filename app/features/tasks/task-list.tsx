import { Form, useSubmit } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Menu, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { dayOf, formatDay, formatLateness } from "~/vocabulary/typography";
import { type LastResult, SnoozeDialog, WaitDialog, WriteTaskDialog } from "./task-dialogs";
import { kindWord, type TaskView, ticked, waitingWords } from "./task-view";
import { useActDialog } from "./use-act-dialog";

interface Props {
  tasks: readonly TaskView[];
  colleagues: readonly Option[];
  /** The hand-offs of the file whose answer is awaited. */
  awaited: readonly Option[];
  semesterOn: string;
  soonOn: string;
  /** Who a new task is for unless said otherwise. */
  ownerId: string;
  now: Date;
  lastResult: LastResult;
}

export type Opened = { act: "open" } | { act: "change" | "snooze" | "wait"; task: TaskView };

/** What is to be done in a file beside its next action, and may be done here. */
export function TaskList(props: Props) {
  const { tasks, now, lastResult } = props;
  const { opened, open, close } = useActDialog<Opened>(lastResult);
  return (
    <Section
      title="Tâches"
      count={tasks.length > 0 ? tasks.length : undefined}
      act={
        <Button type="button" size="small" onClick={() => open({ act: "open" })}>
          Ajouter une tâche
        </Button>
      }
    >
      {tasks.length === 0 ? (
        <p className="text-muted">Rien d’autre à faire que la prochaine action.</p>
      ) : (
        <Lines label="Tâches">
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} now={now} onOpen={open} />
          ))}
        </Lines>
      )}
      {opened && <OpenedDialog {...props} opened={opened} onClose={close} />}
    </Section>
  );
}

/** What a line of a list opened. */
export function OpenedDialog({ opened, ...props }: Props & { opened: Opened; onClose: () => void }) {
  if (opened.act === "open") return <WriteTaskDialog {...props} />;
  const { act, task } = opened;
  if (act === "change") return <WriteTaskDialog {...props} task={task} />;
  return act === "snooze" ? <SnoozeDialog {...props} task={task} /> : <WaitDialog {...props} task={task} />;
}

interface LineProps {
  task: TaskView;
  now: Date;
  onOpen: (opened: Opened) => void;
}

/** One thing to do, its papers to tick, and what may be done about it. */
export function TaskLine({ task, now, onOpen }: LineProps) {
  const isLate = !task.snooze && task.dueOn < dayOf(now);
  return (
    <Line
      id={task.id}
      title={task.label}
      detail={
        <>
          {[kindWord(task.kind), task.owner, formatDay(task.dueOn, now), waitingWords(task, dayOf(now))]
            .filter(Boolean)
            .join(" · ")}
          {task.phone && (
            <>
              {" "}
              · <PhoneLink phone={task.phone} />
            </>
          )}
          {task.note && <span className="block text-12">{task.note}</span>}
          {task.checklist.length > 0 && <Checklist task={task} />}
        </>
      }
      badge={<TaskBadge task={task} lateness={isLate ? formatLateness(task.dueOn, now) : undefined} />}
      act={<TaskActs task={task} onOpen={onOpen} />}
    />
  );
}

function TaskBadge({ task, lateness }: { task: TaskView; lateness?: string }) {
  if (task.snooze) return <Badge tone="waiting">en sommeil</Badge>;
  if (task.waitingFor) return <Badge tone="waiting">en attente</Badge>;
  return lateness ? <Badge tone="late">{lateness}</Badge> : null;
}

/** Each box is saved as it is ticked. */
function Checklist({ task: { id, checklist } }: { task: TaskView }) {
  const submit = useSubmit();
  return (
    <fieldset className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      <legend className="visually-hidden">Liste à cocher, {ticked(checklist)}</legend>
      {checklist.map((item) => (
        <label key={item.id} className="choice">
          <input
            type="checkbox"
            defaultChecked={item.isDone}
            onChange={({ currentTarget: { checked } }) =>
              submit(
                { intent: "task-tick", taskId: id, itemId: item.id, isDone: checked ? "yes" : "no" },
                { method: "post", navigate: false, fetcherKey: item.id },
              )
            }
          />
          <span>{item.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function TaskActs({ task, onOpen }: Omit<LineProps, "now">) {
  const submit = useSubmit();
  const post = (intent: string) => submit({ intent, taskId: task.id }, { method: "post" });
  return (
    <>
      <Form method="post">
        <input type="hidden" name="taskId" value={task.id} />
        <Button name="intent" value="task-done" size="small" data-key="done">
          Terminer
        </Button>
      </Form>
      <Menu label={`Autres actes : ${task.label}`}>
        {task.snooze ? (
          <MenuItem onSelect={() => post("task-wake")}>Réveiller</MenuItem>
        ) : (
          <MenuItem onSelect={() => onOpen({ act: "snooze", task })}>Reporter…</MenuItem>
        )}
        <MenuItem onSelect={() => onOpen({ act: "change", task })}>Modifier…</MenuItem>
        {task.waitingFor ? (
          <MenuItem onSelect={() => post("task-wait")}>Ne plus attendre</MenuItem>
        ) : (
          <MenuItem onSelect={() => onOpen({ act: "wait", task })}>Mettre en attente…</MenuItem>
        )}
        <MenuSeparator />
        <MenuItem onSelect={() => post("task-delete")}>Mettre à la corbeille</MenuItem>
      </Menu>
    </>
  );
}
