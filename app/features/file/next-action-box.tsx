import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "~/components/ui/button";
import { Acts, Dialog } from "~/components/ui/dialog";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatDay } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What comes next, for whom and when; done, it asks for the one that follows. */
export function NextActionBox({ file, lastResult }: Props) {
  const { nextAction } = file;
  return (
    <div className="my-7 flex flex-wrap items-center justify-between gap-3 rounded border border-line bg-sheet px-4 py-3">
      <p>
        <strong className="font-semibold">Prochaine action :</strong>{" "}
        {nextAction
          ? [nextAction.label, nextAction.owner, formatDay(nextAction.dueOn, file.now), nextAction.time]
              .filter(Boolean)
              .join(" · ")
          : "aucune"}
      </p>
      <div className="flex gap-2">
        {nextAction && (
          <NextActionDialog
            file={file}
            lastResult={lastResult}
            intent="complete"
            trigger="C’est fait"
            title="Et ensuite ?"
            done={nextAction.label}
          />
        )}
        <NextActionDialog
          file={file}
          lastResult={lastResult}
          intent="set-next"
          trigger={nextAction ? "Reporter ou changer" : "Prévoir la suite"}
          title="Prochaine action"
          initial={nextAction}
        />
      </div>
    </div>
  );
}

interface DialogProps extends Props {
  intent: "complete" | "set-next";
  trigger: string;
  title: string;
  done?: string;
  initial?: FileView["nextAction"];
}

function NextActionDialog({ file, lastResult, intent, trigger, title, done, initial }: DialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [form, fields] = useForm<{ label: string; dueOn: string; ownerId: string }>({
    id: intent,
    lastResult: lastResult?.initialValue?.intent === intent ? lastResult : undefined,
    defaultValue: {
      label: initial?.label ?? "",
      dueOn: initial?.dueOn ?? "",
      ownerId: initial?.ownerId ?? file.referentId ?? "",
    },
  });
  const { state } = useNavigation();
  const current = file.nextAction ? `${file.nextAction.label} ${file.nextAction.dueOn}` : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog closes when what it set has changed
  useEffect(() => setOpen(false), [current]);
  return (
    <Dialog
      title={title}
      description={
        intent === "complete" ? "Un dossier ouvert a toujours une suite : dites laquelle." : undefined
      }
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button type="button" variant={intent === "complete" ? "secondary" : "quiet"}>
          {trigger}
        </Button>
      }
    >
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value={intent} />
        {done && <input type="hidden" name="done" value={done} />}
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Quoi" field={fields.label} autoComplete="off" />
        <TextField label="Pour le" field={fields.dueOn} type="date" />
        <Select label="Par" field={fields.ownerId} options={file.referents} />
        <Acts>
          <Button variant="primary" pending={state !== "idle"}>
            Enregistrer
          </Button>
        </Acts>
      </Form>
    </Dialog>
  );
}
