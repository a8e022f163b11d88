import { useForm } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { resetRequestSchema } from "~/features/accounts/accounts.schema.server";
import { requestPasswordReset } from "~/features/accounts/password.commands.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Mot de passe oublié" }];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  return { isAsked: new URL(request.url).searchParams.has("envoye") };
}

export async function action({ request }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(request, resetRequestSchema, async ({ email }) => {
    await requestPasswordReset(email);
    return redirect("/mot-de-passe-oublie?envoye");
  });
}

export default function ForgottenPassword() {
  const { isAsked } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Mot de passe oublié</h1>
      {isAsked ? <Asked /> : <Ask />}
      <p>
        <a href="/login">Revenir à la connexion</a>
      </p>
    </>
  );
}

function Asked() {
  return (
    <p className="lead">
      Si cette adresse a un compte, un message vient de lui être envoyé. Il contient un lien pour choisir un
      nouveau mot de passe, valable deux heures. S’il n’arrive pas, regardez dans les indésirables.
    </p>
  );
}

function Ask() {
  const [form, fields] = useForm<{ email: string }>({
    id: "reset",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      <p>
        Écrivez l’adresse de votre compte{NBSP}: nous y envoyons un lien pour choisir un nouveau mot de passe.
      </p>
      <form id={form.id} method="post" noValidate>
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField
          label="Adresse e-mail"
          field={fields.email}
          type="email"
          autoComplete="username"
          required
        />
        <div className="acts">
          <Button variant="primary">Recevoir un lien</Button>
        </div>
      </form>
    </>
  );
}
