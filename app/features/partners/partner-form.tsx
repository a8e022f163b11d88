import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { PARTNER_KINDS, type PartnerKind } from "~/vocabulary/partners";
import { inPairs } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { Closures } from "./closures";

export type PartnerFields = {
  name: string;
  kind: PartnerKind;
  territories: string[];
  communeCode?: string;
  note?: string;
  closures?: { fromOn: string; toOn: string; label?: string }[];
  contacts: { id?: string; name: string; role?: string; email?: string; phone?: string }[];
};

interface Props {
  partner?: PartnerFields;
  territories: Option[];
  /** The commune of the card, to show its name. */
  commune?: Option;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A partner's card: who they are, where, whom to write to. */
export function PartnerForm({ partner, territories, commune, lastResult }: Props) {
  const card = partner && { ...partner, contacts: inPairs(partner.contacts) };
  const [form, fields] = useForm<PartnerFields>({
    lastResult,
    defaultValue: card ?? { contacts: [{ name: "" }] },
  });
  const { state } = useNavigation();
  const contacts = fields.contacts.getFieldList();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      {card && <DrawnFrom values={card} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <Select label="Type" field={fields.kind} options={optionsOf(PARTNER_KINDS)} placeholder="Choisissez…" />
      <CommuneField
        label="Commune où il se trouve"
        field={fields.communeCode}
        known={commune ? [commune] : []}
        optional
        hint="Les partenaires proposés disent à quelle distance ils sont."
      />
      <CheckboxGroup
        label="Territoires couverts"
        field={fields.territories}
        options={territories}
        hint="Aucun coché : tout le département."
      />
      <fieldset
        className="grid gap-4"
        aria-describedby={fields.contacts.errors ? fields.contacts.errorId : undefined}
      >
        <legend className="font-semibold">Contacts</legend>
        <FormErrors errors={fields.contacts.errors} id={fields.contacts.errorId} />
        {contacts.map((contact, index) => {
          const of = contact.getFieldset();
          return (
            <div key={contact.key ?? index} className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
              <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
              <TextField label="Nom du contact" field={of.name} autoComplete="off" />
              <TextField label="Fonction" field={of.role} optional autoComplete="off" />
              <TextField label="E-mail" field={of.email} type="email" optional autoComplete="off" />
              <TextField label="Téléphone" field={of.phone} type="tel" optional autoComplete="off" />
              {contacts.length > 1 && (
                <div>
                  <Button
                    {...form.remove.getButtonProps({ name: fields.contacts.name, index })}
                    variant="quiet"
                    size="small"
                  >
                    Retirer ce contact
                  </Button>
                </div>
              )}
            </div>
          );
        })}
        <div>
          <Button
            {...form.insert.getButtonProps({ name: fields.contacts.name, defaultValue: { name: "" } })}
            size="small"
          >
            Ajouter un contact
          </Button>
        </div>
      </fieldset>
      <Closures form={form} field={fields.closures} />
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
