import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import type { PartnerFields } from "./partner-form";

interface Props {
  form: FormMetadata<PartnerFields>;
  field: FieldMetadata<PartnerFields["contacts"], PartnerFields>;
}

/** Whom to write to or call at a partner's, one after the other. */
export function ContactFields({ form, field }: Props) {
  const contacts = field.getFieldList();
  return (
    <fieldset className="grid gap-4" aria-describedby={field.errors ? field.errorId : undefined}>
      <legend className="mb-2 font-semibold">Contacts</legend>
      <FormErrors errors={field.errors} id={field.errorId} />
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
                  {...form.remove.getButtonProps({ name: field.name, index })}
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
          {...form.insert.getButtonProps({ name: field.name, defaultValue: { name: "" } })}
          size="small"
        >
          Ajouter un contact
        </Button>
      </div>
    </fieldset>
  );
}
