import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ROLES } from "~/vocabulary/roles";
import { formatPhone } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

interface AccountValues {
  email: string;
  name: string;
  phone: string;
  title: string;
  role: string;
  isWholeDepartement: boolean;
  territories: string[];
  partnerId: string;
}

interface AccountFormProps {
  /** Left out to invite somebody. */
  account?: Partial<AccountValues>;
  territories: readonly Option[];
  structures: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
  act: string;
}

/** Who somebody is, what they may do and which files they see. */
export function AccountForm({ account, territories, structures, lastResult, act }: AccountFormProps) {
  const { state } = useNavigation();
  const values = account && shownOf(account);
  const [form, fields] = useForm<AccountValues>({ id: "account", defaultValue: values, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      {account && <input type="hidden" name="intent" value="update" />}
      {values && <DrawnFrom values={values} lastResult={lastResult} />}
      <TextField label="Prénom et nom" field={fields.name} />
      {!account && <TextField label="Adresse e-mail" field={fields.email} type="email" />}
      <TextField label="Téléphone" field={fields.phone} type="tel" optional />
      <TextField label="Fonction" hint="Elle signe ses messages." field={fields.title} optional />
      <Select label="Rôle" field={fields.role} options={optionsOf(ROLES)} placeholder="Choisissez…" />
      <Checkbox
        label="Voit les dossiers de tout le département"
        hint="Sinon, ses propres dossiers et ceux des territoires cochés ci-dessous."
        field={fields.isWholeDepartement}
      />
      {territories.length > 0 && (
        <CheckboxGroup label="Territoires" field={fields.territories} options={territories} optional />
      )}
      <Select
        label="Structure"
        hint="Seulement pour qui recrute : la structure dont cette personne voit les candidat·e·s."
        field={fields.partnerId}
        options={structures}
        placeholder="Aucune"
        optional
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          {act}
        </Button>
      </div>
    </Form>
  );
}

/** What the form shows of an account, its number in pairs. */
function shownOf(account: Partial<AccountValues>): Partial<AccountValues> {
  const { name, title, role, isWholeDepartement, territories, partnerId } = account;
  const phone = formatPhone(account.phone ?? "");
  return { name, phone, title, role, isWholeDepartement, territories, partnerId };
}
