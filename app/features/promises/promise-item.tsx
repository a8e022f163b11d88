import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { type ReactElement, useState } from "react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Acts, Dialog } from "~/components/ui/dialog";
import { FormErrors } from "~/components/ui/field";
import { Line } from "~/components/ui/line";
import { TextField } from "~/components/ui/text-field";
import { formatDay } from "~/vocabulary/typography";
import { promiseBadge } from "./promise-badge";
import type { PromiseLine } from "./promises.queries.server";

interface Props {
  promise: PromiseLine;
  now: Date;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** One promise of the register: what, to whom, by when, what became of it, and the acts that close or move it. */
export function PromiseItem({ promise, now, lastResult }: Props) {
  const { id, householdId, fileTitle, label, owner, isOpen, reason, moves } = promise;
  const mine = lastResult?.initialValue?.promiseId === id ? lastResult : undefined;
  return (
    <Line
      id={id}
      title={label}
      detail={
        <>
          <Link to={`/households/${householdId}`}>dossier {fileTitle}</Link>
          {owner && ` · ${owner}`}
          {reason && ` · ${reason}`}
          {moves.map((move) => (
            <span key={move.fromOn} className="block">
              Reportée, d’abord promise pour {formatDay(move.fromOn, now)} : {move.reason}
              {move.by && ` (${move.by})`}
            </span>
          ))}
        </>
      }
      badge={<Badge {...promiseBadge(promise, now)} />}
      act={isOpen && <PromiseActs promise={promise} lastResult={mine} />}
    />
  );
}

function PromiseActs({ promise, lastResult }: Omit<Props, "now">) {
  const { id, label, dueOn } = promise;
  const [errors, refused] = [lastResult?.error?.[""], lastResult?.initialValue?.intent];
  return (
    <>
      {refused === "keep" && <FormErrors errors={errors} />}
      <Form method="post">
        <input type="hidden" name="promiseId" value={id} />
        <Button name="intent" value="keep" size="small" aria-label={`Tenue : ${label}`}>
          Tenue
        </Button>
      </Form>
      <ReasonDialog
        key={dueOn}
        intent="move"
        promise={promise}
        lastResult={lastResult}
        title="Reporter cette promesse"
        description="Prévenez d’abord la personne : le dossier garde l’ancien jour et la raison."
        trigger={
          <Button type="button" size="small" variant="quiet" aria-label={`Reporter : ${label}`}>
            Reporter
          </Button>
        }
      />
      <ReasonDialog
        intent="break"
        promise={promise}
        lastResult={lastResult}
        title="Promesse non tenue"
        description="Cela arrive. Dites pourquoi, pour la suite."
        trigger={
          <Button type="button" size="small" variant="quiet" aria-label={`Non tenue : ${label}`}>
            Non tenue
          </Button>
        }
      />
    </>
  );
}

interface DialogProps extends Pick<Props, "promise" | "lastResult"> {
  intent: "move" | "break";
  title: string;
  description: string;
  trigger: ReactElement;
}

function ReasonDialog({ intent, promise, lastResult, title, description, trigger }: DialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [form, fields] = useForm<{ dueOn: string; reason: string }>({
    id: `${intent}-${promise.id}`,
    lastResult: lastResult?.initialValue?.intent === intent ? lastResult : undefined,
    defaultValue: { dueOn: promise.dueOn },
  });
  return (
    <Dialog title={title} description={description} open={isOpen} onOpenChange={setOpen} trigger={trigger}>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="promiseId" value={promise.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        {intent === "move" && <TextField label="Au plus tard le" field={fields.dueOn} type="date" />}
        <TextField label="Pourquoi" field={fields.reason} autoComplete="off" />
        <Acts>
          <Button variant="primary">{intent === "move" ? "Reporter" : "Noter"}</Button>
        </Acts>
      </Form>
    </Dialog>
  );
}
