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
import { PASSWORD_MIN } from "~/core/auth/credentials.server";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { passwordSchema } from "~/features/accounts/accounts.schema.server";
import { findPasswordLinkHolder, setPasswordByLink } from "~/features/accounts/password.commands.server";
import { PasswordField } from "~/features/accounts/password-field";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Choisir un mot de passe" }];

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  const holder = await findPasswordLinkHolder(params.token);
  return { holder: holder && { name: holder.name, email: holder.email }, least: PASSWORD_MIN };
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(
    request,
    passwordSchema,
    async ({ password }) => {
      await setPasswordByLink(params.token, password);
      return redirect("/login?mot-de-passe");
    },
    { hideFields: ["password"] },
  );
}

export default function ChoosePassword() {
  const { holder, least } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ password: string }>({
    id: "password",
    lastResult: useActionData<typeof action>(),
  });
  if (!holder) return <UsedUp />;
  return (
    <>
      <h1>Choisir un mot de passe</h1>
      <p className="lead">
        Bonjour {holder.name}. Ce mot de passe ouvrira votre accès avec l’adresse{" "}
        <strong>{holder.email}</strong>. Il vous déconnecte de tous vos appareils.
      </p>
      <form id={form.id} method="post" noValidate>
        <FormErrors errors={form.errors} id={form.errorId} />
        <input type="hidden" name="username" autoComplete="username" value={holder.email} />
        <PasswordField label="Nouveau mot de passe" field={fields.password} least={least} />
        <div className="acts">
          <Button variant="primary">Enregistrer le mot de passe</Button>
        </div>
      </form>
    </>
  );
}

function UsedUp() {
  return (
    <>
      <h1>Ce lien ne sert plus</h1>
      <p className="lead">
        Il a déjà servi, ou il est trop ancien. Demandez-en un autre{NBSP}: il arrive à votre adresse en une
        minute.
      </p>
      <p>
        <a className="button button-primary" href="/mot-de-passe-oublie">
          Demander un nouveau lien
        </a>
      </p>
    </>
  );
}
