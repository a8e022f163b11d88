import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { TextField } from "~/components/ui/text-field";

interface CommuneAliasesProps {
  aliases: readonly { id: string; alias: string; commune: string }[];
  canWrite: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Names people use and no official list gives: typing one anywhere finds its commune. */
export function CommuneAliases({ aliases, canWrite, lastResult }: CommuneAliasesProps) {
  return (
    <>
      <p className="mb-3 max-w-[75ch] text-muted">
        Un ancien nom, un nom courant ou une abréviation : écrit dans un formulaire, il trouve la commune.
      </p>
      {aliases.length > 0 && (
        <Lines label="Noms d'usage">
          {aliases.map(({ id, alias, commune }) => (
            <Line
              key={id}
              title={alias}
              detail={commune}
              act={canWrite && <RemoveAlias id={id} alias={alias} />}
            />
          ))}
        </Lines>
      )}
      {canWrite && <AddAlias key={aliases.length} lastResult={lastResult} />}
    </>
  );
}

function AddAlias({ lastResult }: Pick<CommuneAliasesProps, "lastResult">) {
  const [form, fields] = useForm<{ alias: string; commune: string }>({ id: "alias", lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack mt-4">
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom d'usage" field={fields.alias} />
      <TextField label="Commune" hint="Son nom, ou son code INSEE." field={fields.commune} />
      <div>
        <Button name="intent" value="add-alias">
          Ajouter ce nom
        </Button>
      </div>
    </Form>
  );
}

function RemoveAlias({ id, alias }: { id: string; alias: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="aliasId" value={id} />
      <Button name="intent" value="remove-alias" size="small" variant="quiet" aria-label={`Retirer ${alias}`}>
        Retirer
      </Button>
    </Form>
  );
}
