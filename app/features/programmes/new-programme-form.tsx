import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import type { LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { optionsOf } from "~/vocabulary/words";
import { PROGRAMME_EXAMPLES, type ProgrammeExample } from "./programme-examples";

interface Props {
  today: string;
  lastResult: LastResult;
}

/** A programme is opened with a name and a day; its terms are written next, on its page. */
export function NewProgrammeForm({ today, lastResult }: Props) {
  const [form, fields] = useForm<{ name: string; fromOn: string; example?: ProgrammeExample }>({
    id: "programme",
    lastResult,
    defaultValue: { fromOn: today },
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <TextField
        label="En vigueur à partir du"
        field={fields.fromOn}
        type="date"
        hint="Le jour que dit la délibération. Une convention signée ensuite suit ces termes."
      />
      <Select
        label="Partir d'un exemple"
        field={fields.example}
        options={optionsOf(PROGRAMME_EXAMPLES)}
        placeholder="Aucun : je tape la délibération"
        optional
        hint="Un exemple est marqué « à vérifier », avec ce qui a été lu et où."
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Ouvrir le programme
        </Button>
      </div>
    </Form>
  );
}
