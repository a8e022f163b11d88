import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatDayLong } from "~/vocabulary/typography";
import { resultOf } from "./own-account-sections";

interface Delegate {
  accountId: string;
  fromOn: string;
  toOn: string;
}

interface DelegateProps {
  delegate: Delegate | undefined;
  colleagues: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Who follows one’s files during an absence. */
export function DelegateSection({ delegate, colleagues, lastResult }: DelegateProps) {
  const [form, fields] = useForm<Delegate>({
    id: "delegate",
    defaultValue: delegate,
    lastResult: resultOf(lastResult, "delegate"),
  });
  return (
    <Section title="Absence">
      <p className="mb-3 text-muted">
        Pendant ces jours, un·e collègue voit vos dossiers, vos prochaines actions et vos tâches, et reçoit
        les réponses à votre place.
      </p>
      {delegate && <Current delegate={delegate} colleagues={colleagues} />}
      <Form method="post" {...getFormProps(form)} className="form-stack mt-4">
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select label="Collègue" field={fields.accountId} options={colleagues} placeholder="Choisissez…" />
        <TextField label="Du" field={fields.fromOn} type="date" />
        <TextField label="Au" hint="Dernier jour d’absence." field={fields.toOn} type="date" />
        <div className="flex flex-wrap gap-2">
          <Button name="intent" value="delegate">
            Confier mes dossiers
          </Button>
          <LinkButton to="/account/handover" variant="quiet">
            Préparer la note de passation
          </LinkButton>
        </div>
      </Form>
    </Section>
  );
}

function Current({ delegate, colleagues }: Pick<DelegateProps, "colleagues"> & { delegate: Delegate }) {
  const name = colleagues.find(({ value }) => value === delegate.accountId)?.label ?? "Un·e collègue";
  return (
    <Notice
      tone="waiting"
      act={
        <Form method="post">
          <Button name="intent" value="end-delegate" size="small">
            Reprendre mes dossiers
          </Button>
        </Form>
      }
    >
      {name} suit vos dossiers du {formatDayLong(delegate.fromOn)} au {formatDayLong(delegate.toOn)}.
    </Notice>
  );
}
