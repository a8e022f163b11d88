import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { TextField } from "~/components/ui/text-field";
import { requireNobody, requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithCookies } from "~/core/http/redirect.server";
import { signInSchema } from "~/features/accounts/accounts.schema.server";
import { localPath } from "~/features/accounts/local-path";
import { openSession } from "~/features/accounts/sign-in.commands.server";

export const meta: MetaFunction = () => [{ title: "Se connecter" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireNobody(request);
  return { isPasswordSet: new URL(request.url).searchParams.has("mot-de-passe") };
}

export async function action({ request }: ActionFunctionArgs) {
  requireNothing();
  const back = localPath(new URL(request.url).searchParams.get("retour"));
  return submitForm(
    request,
    signInSchema,
    async ({ email, password }) => {
      const { cookies, landing } = await openSession(request, email, password);
      return redirectWithCookies(back ?? landing, cookies);
    },
    { hideFields: ["password"] },
  );
}

export default function Login() {
  const { isPasswordSet } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ email: string; password: string }>({
    id: "sign-in",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      <h1>Se connecter</h1>
      {isPasswordSet && (
        <Notice tone="done" role="status">
          Votre mot de passe est enregistré. Connectez-vous avec lui.
        </Notice>
      )}
      <form id={form.id} method="post" noValidate>
        <FormErrors errors={form.errors} id={form.errorId} />
        <TextField
          label="Adresse e-mail"
          field={fields.email}
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          label="Mot de passe"
          field={fields.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <div className="acts">
          <Button variant="primary">Se connecter</Button>
        </div>
      </form>
      <p>
        <a href="/mot-de-passe-oublie">Mot de passe oublié</a>
      </p>
    </>
  );
}
