import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { Button } from "~/components/ui/button";
import { Acts, Dialog } from "~/components/ui/dialog";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { useOnDone } from "~/components/ui/use-on-done";
import type { FileView } from "./file.queries.server";

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** When the household arrives: said, changed, or no longer known. */
export function ArrivalDialog({ file: { arrivalOn }, lastResult }: Props) {
  const { isOpen, setOpen, refused, isPending } = useHeaderDialog("arrival", lastResult);
  const [form, fields] = useForm<{ arrivalOn: string }>({
    id: "arrival",
    lastResult: refused,
    defaultValue: { arrivalOn },
  });
  return (
    <Dialog
      title="Date d’arrivée"
      description="Les tâches comptées depuis l’arrivée ne bougent pas d’elles-mêmes : le dossier vous proposera de les redater."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button type="button" variant="quiet" size="small">
          {arrivalOn ? "Changer l’arrivée" : "Préciser l’arrivée"}
        </Button>
      }
    >
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value="arrival" />
        <input type="hidden" name="was" value={arrivalOn ?? ""} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField
          label="Arrivée"
          field={fields.arrivalOn}
          type="date"
          hint="Videz ce champ si elle n’est plus connue."
        />
        <Acts>
          <Button variant="primary" pending={isPending}>
            Enregistrer
          </Button>
        </Acts>
      </Form>
    </Dialog>
  );
}

/** Gives the file to a colleague. */
export function AssignDialog({ file, lastResult }: Props) {
  const { isOpen, setOpen, refused, isPending } = useHeaderDialog("assign", lastResult);
  const [form, fields] = useForm<{ referentId: string }>({
    id: "assign",
    lastResult: refused,
    defaultValue: { referentId: file.referentId },
  });
  return (
    <Dialog
      title="Confier le dossier"
      description="La personne choisie le verra parmi les siens ; rien d’autre ne change."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button type="button" variant="quiet" data-shortcut="assign">
          Confier à…
        </Button>
      }
    >
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value="assign" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select label="Suivi par" field={fields.referentId} options={file.referents} />
        <div>
          <Button variant="primary" pending={isPending}>
            Confier
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** A dialog of the header: it closes once its act is done, stays when it is refused. */
function useHeaderDialog(intent: string, lastResult: Props["lastResult"]) {
  const [isOpen, setOpen] = useState(false);
  const { state } = useNavigation();
  useOnDone(lastResult, () => setOpen(false));
  const refused = lastResult?.initialValue?.intent === intent ? lastResult : undefined;
  return { isOpen, setOpen, refused, isPending: state !== "idle" };
}
