import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { Several, SeveralItem } from "~/components/ui/several";
import { TextField } from "~/components/ui/text-field";
import { SIGNATORY_ROLES } from "~/vocabulary/scholarship-states";
import { optionsOf } from "~/vocabulary/words";
import type { AgreementPage } from "./agreement-page.queries.server";

interface SignatoryFields {
  id?: string;
  role: string;
  name: string;
  quality?: string;
  email?: string;
  rank: string;
}

type Fields = { signatories: SignatoryFields[]; reason?: string };

interface Props {
  /** « make » writes the text with them; « signatories » changes those of the text in force. */
  intent: "make" | "signatories";
  proposed: AgreementPage["proposed"];
  /** The version this was drawn from. */
  from?: number;
  lastResult: LastResult;
}

/** Who signs, as what, in which order, at which address. */
export function SignatoriesForm({ intent, proposed, from, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({
    id: `parties-${intent}`,
    lastResult: isResultOf(lastResult, intent) ? lastResult : undefined,
    defaultValue: { signatories: proposed.map((one) => ({ ...one, rank: String(one.rank) })) },
  });
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === intent;
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value={intent} />
      {from !== undefined && <input type="hidden" name="from" value={from} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <Several
        title="Signataires"
        why="Chaque rang est demandé une fois le précédent signé ; le même rang, en même temps. Sans adresse e-mail, on signe sur papier."
        add="Ajouter un·e signataire"
        form={form}
        name={fields.signatories.name}
      >
        {fields.signatories.getFieldList().map((line, index) => {
          const of = line.getFieldset();
          return (
            <SeveralItem
              key={line.key ?? index}
              remove="Retirer ce ou cette signataire"
              form={form}
              name={fields.signatories.name}
              index={index}
            >
              <input type="hidden" name={of.id.name} defaultValue={of.id.initialValue} />
              <TextField label="Prénom et nom" field={of.name} autoComplete="off" />
              <Select label="Au titre de" field={of.role} options={optionsOf(SIGNATORY_ROLES)} />
              <TextField label="Qualité" field={of.quality} optional autoComplete="off" />
              <TextField label="Adresse e-mail" field={of.email} type="email" optional autoComplete="off" />
              <TextField label="Rang" field={of.rank} inputMode="numeric" autoComplete="off" />
            </SeveralItem>
          );
        })}
      </Several>
      {intent === "signatories" && (
        <TextField
          label="Pourquoi"
          field={fields.reason}
          autoComplete="off"
          hint="Chaque signataire le lira. Rien de la famille, rien de la santé."
        />
      )}
      <div>
        <Button variant={intent === "make" ? "primary" : "secondary"} pending={isPending}>
          {intent === "make" ? "Établir le texte" : "Enregistrer les signataires"}
        </Button>
      </div>
    </Form>
  );
}
