import { type FormMetadata, getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { inPairs } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { AgreementFields } from "./agreement-fields";
import { AskingFields } from "./asking-fields";
import { Closures } from "./closures";
import { ContactFields } from "./contact-fields";
import type { PartnerPage } from "./partner-page.queries.server";
import type { PartnerInput } from "./partners.commands.server";

export type PartnerFields = { [Field in keyof PartnerInput]: PartnerInput[Field] };

interface Props extends Pick<PartnerPage, "choices" | "defaults"> {
  partner?: PartnerInput;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A partner's card: who they are, whom to write to, what they cover; the rest is folded until it is wanted. */
export function PartnerForm({ partner, choices, defaults, lastResult }: Props) {
  const card = partner && { ...partner, contacts: inPairs(partner.contacts) };
  const [form, fields] = useForm<PartnerFields>({
    id: "partner",
    lastResult,
    defaultValue: card ?? { contacts: [{ name: "" }], onboarding: "identified" },
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="card" />
      {card && <DrawnFrom values={card} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <Select label="Type" field={fields.kind} options={optionsOf(PARTNER_KINDS)} placeholder="Choisissez…" />
      <ContactFields form={form} field={fields.contacts} />
      <CheckboxGroup
        label="Territoires couverts"
        field={fields.territories}
        options={choices.territories}
        hint="Aucun coché : tout le département."
      />
      <Fold
        title="Comment et pour quoi le solliciter"
        form={form}
        of={["channel", "delayDays", "backUpId", "themes", "communes", "communeCode"]}
      >
        <AskingFields form={form} fields={fields} choices={choices} defaults={defaults} />
      </Fold>
      <Fold title="Accord et capacité" form={form} of={["onboarding", "agreement", "yearlyCap"]}>
        <AgreementFields fields={fields} defaults={defaults} isNew={!card} />
      </Fold>
      <Fold
        title="Fermetures"
        form={form}
        of={["closures"]}
        isOpen={(fields.closures.getFieldList() ?? []).length > 0}
      >
        <Closures form={form} field={fields.closures} />
      </Fold>
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

interface FoldProps {
  title: string;
  form: FormMetadata<PartnerFields>;
  /** The fields inside: an error in one opens the fold. */
  of: readonly string[];
  isOpen?: boolean;
  children: ReactNode;
}

function Fold({ title, form, of, isOpen = false, children }: FoldProps) {
  const isWrong = Object.keys(form.allErrors).some((name) => of.some((field) => name.startsWith(field)));
  return (
    <details className="border-t border-line pt-3" open={isOpen || isWrong || undefined}>
      <summary className="button button-small">{title}</summary>
      <div className="mt-3 grid gap-4">{children}</div>
    </details>
  );
}
