import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { ActButton, Folded, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";

interface Props {
  name: string;
  isActive: boolean;
  lastResult: LastResult;
}

/** What one may do of a whole programme: rename it, offer it or not. */
export function ProgrammeActs({ name, isActive, lastResult }: Props) {
  const isMine = isResultOf(lastResult, "rename");
  const [form, fields] = useForm<{ name: string }>({
    id: "rename",
    lastResult: isMine ? lastResult : undefined,
    defaultValue: { name },
  });
  return (
    <Section title="Ce programme">
      <div className="grid gap-2">
        <Folded summary="Renommer" isOpen={isMine}>
          <Form method="post" {...getFormProps(form)} className="form-stack">
            <input type="hidden" name="intent" value="rename" />
            <DrawnFrom values={{ name }} lastResult={isMine ? lastResult : undefined} />
            <FormErrors errors={form.errors} id={form.errorId} />
            <TextField label="Nom" field={fields.name} autoComplete="off" />
            <div>
              <Button>Enregistrer le nom</Button>
            </div>
          </Form>
        </Folded>
        <ActButton intent={isActive ? "withdraw" : "offer"}>
          {isActive ? "Ne plus proposer ce programme" : "Proposer ce programme"}
        </ActButton>
      </div>
    </Section>
  );
}
