import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { formatPhone } from "~/vocabulary/typography";
import { PasswordField } from "./password-field";

type LastResult = SubmissionResult<string[]> | undefined;

/** The result of the last submission when it came from this form of the page. */
export function resultOf(lastResult: LastResult, intent: string): LastResult {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}

interface IdentityProps {
  account: { name: string; phone?: string; signature?: string };
  lastResult: LastResult;
}

export function IdentitySection({ account, lastResult }: IdentityProps) {
  const [form, fields] = useForm<{ name: string; phone: string; signature: string }>({
    id: "identity",
    defaultValue: {
      name: account.name,
      phone: formatPhone(account.phone ?? ""),
      signature: account.signature,
    },
    lastResult: resultOf(lastResult, "identity"),
  });
  return (
    <Section title="Qui je suis">
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Prénom et nom" field={fields.name} autoComplete="name" />
        <TextField
          label="Téléphone"
          hint="Les candidat·e·s et les partenaires l’ont sous vos messages."
          field={fields.phone}
          type="tel"
          autoComplete="tel"
          optional
        />
        <TextField
          label="Ligne sous ma signature"
          hint="Sous votre nom et votre téléphone, dans les lettres que vous écrivez. Par exemple : « Présente les lundis et jeudis »."
          field={fields.signature}
          autoComplete="off"
          maxLength={200}
          optional
        />
        <div>
          <Button name="intent" value="identity">
            Enregistrer
          </Button>
        </div>
      </Form>
    </Section>
  );
}

interface PasswordProps {
  least: number;
  lastResult: LastResult;
}

export function PasswordSection({ least, lastResult }: PasswordProps) {
  const [form, fields] = useForm<{ current: string; password: string }>({
    id: "password",
    lastResult: resultOf(lastResult, "password"),
  });
  return (
    <Section title="Mot de passe">
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField
          label="Mot de passe actuel"
          field={fields.current}
          type="password"
          autoComplete="current-password"
        />
        <PasswordField label="Nouveau mot de passe" field={fields.password} least={least} />
        <div>
          <Button name="intent" value="password">
            Changer le mot de passe
          </Button>
        </div>
      </Form>
    </Section>
  );
}

export function SessionsSection() {
  return (
    <Section title="Appareils">
      <p className="mb-3 text-muted">
        Un ordinateur prêté, un téléphone perdu : fermez d’un coup toutes vos sessions, celle-ci comprise.
      </p>
      <Form method="post">
        <Button name="intent" value="sign-out-everywhere">
          Me déconnecter partout
        </Button>
      </Form>
    </Section>
  );
}
