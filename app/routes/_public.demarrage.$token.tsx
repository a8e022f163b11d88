import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { PASSWORD_MIN } from "~/core/auth/credentials.server";
import { notFound, requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithCookies } from "~/core/http/redirect.server";
import { firstResponsableSchema } from "~/features/accounts/accounts.schema.server";
import { PasswordField } from "~/features/accounts/password-field";
import { openSession } from "~/features/accounts/sign-in.commands.server";
import { createFirstResponsable, isSetupLinkLive } from "~/features/settings/first-start.commands.server";

export const meta: MetaFunction = () => [{ title: "Premier démarrage" }];

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  if (!(await isSetupLinkLive(params.token))) throw notFound();
  return { least: PASSWORD_MIN };
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(
    request,
    firstResponsableSchema,
    async (values) => {
      await createFirstResponsable(params.token, values);
      const { cookies } = await openSession(request, values.email, values.password);
      return redirectWithCookies("/settings/brand?start", cookies);
    },
    { hideFields: ["password"] },
  );
}

export default function FirstStart() {
  const { least } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ name: string; email: string; password: string }>({
    id: "first-start",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      <h1>Bienvenue</h1>
      <p className="lead">
        Créez le premier compte, celui d’un·e responsable. Vous réglerez ensuite la marque, les territoires et
        l’envoi des mails, en cinq minutes.
      </p>
      <form id={form.id} method="post" noValidate>
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField label="Prénom et nom" field={fields.name} autoComplete="name" required />
        <TextField
          label="Adresse e-mail"
          field={fields.email}
          type="email"
          autoComplete="username"
          required
        />
        <PasswordField label="Mot de passe" field={fields.password} least={least} />
        <div className="acts">
          <Button variant="primary">Créer le compte</Button>
        </div>
      </form>
    </>
  );
}
