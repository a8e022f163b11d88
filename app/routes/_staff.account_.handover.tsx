import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { handoverSchema } from "~/features/accounts/accounts.schema.server";
import { writeHandover } from "~/features/accounts/own-account.commands.server";
import { getHandover } from "~/features/today/handover.queries.server";
import { formatDay, formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Note de passation" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  const { searchParams } = new URL(request.url);
  return getHandover(user, searchParams.get("de") ?? user.id, { fresh: searchParams.has("refaire") });
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return submitForm(request, handoverSchema, async ({ text }) => {
    await writeHandover(user, text);
    return redirectWithToast(request, "/account/handover", { message: "Note de passation enregistrée." });
  });
}

export default function HandoverPage() {
  const { isOwn, author, text, writtenAt, delegate } = useLoaderData<typeof loader>();
  const away = delegate && `absence du ${formatDay(delegate.fromOn)} au ${formatDay(delegate.toOn)}`;
  const written = writtenAt ? `relue le ${formatDayLong(writtenAt)}` : "tirée des dossiers à l’instant";
  return (
    <>
      <PageHeader
        back={isOwn ? { to: "/account", label: "Mon compte" } : { to: "/today", label: "Aujourd’hui" }}
        title={isOwn ? "Ma note de passation" : `Note de passation de ${author}`}
        meta={[away, written].filter(Boolean).join(" · ")}
      />
      {isOwn ? (
        <HandoverForm key={text} />
      ) : (
        <p className="max-w-[75ch] whitespace-pre-line">{text || "Rien n’est à suivre."}</p>
      )}
    </>
  );
}

function HandoverForm() {
  const { text } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ text: string }>({ id: "handover", lastResult, defaultValue: { text } });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      <Textarea
        label="Ce que doit savoir qui vous remplace"
        field={fields.text}
        rows={Math.min(Math.max(text.split("\n").length + 2, 8), 30)}
        hint="Tirée de vos prochaines actions, promesses et tâches. Corrigez-la, complétez-la : elle est gardée telle quelle."
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary">Enregistrer la note</Button>
        <Button type="button" onClick={() => window.print()}>
          Imprimer
        </Button>
        <LinkButton to="?refaire" variant="quiet" reloadDocument>
          Repartir des dossiers
        </LinkButton>
      </div>
    </Form>
  );
}
