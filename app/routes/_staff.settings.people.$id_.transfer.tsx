import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { transferSchema } from "~/features/accounts/accounts.schema.server";
import { startTransfer } from "~/features/tasks/portfolio.commands.server";
import { getTransferPage } from "~/features/tasks/portfolio.queries.server";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confier les dossiers de ${data?.name ?? "ce compte"} · Réglages` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "accounts:write");
  return getTransferPage(user, params.id);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "accounts:write");
  const { id } = await getTransferPage(user, params.id);
  return submitForm(request, transferSchema, async ({ toId }) => {
    await startTransfer(user, id, toId);
    return redirectWithToast(request, `/settings/people/${id}/transfer`, {
      message: "Le transfert a commencé.",
    });
  });
}

export default function Transfer() {
  const page = useLoaderData<typeof loader>();
  const { counts, sample, running } = page;
  const isEmpty = counts.files + counts.nextActions + counts.tasks === 0;
  return (
    <>
      <PageHeader
        back={{ to: `/settings/people/${page.id}`, label: page.name }}
        title={`Confier les dossiers de ${page.name}`}
        meta={countWords(counts)}
      />
      {running && (
        <Notice tone="waiting" role="status">
          Transfert vers {running.to} en cours : rechargez la page pour voir où il en est.
        </Notice>
      )}
      {isEmpty && !running && <Notice tone="done">Rien ne reste à son nom.</Notice>}
      {sample.length > 0 && (
        <Section title="Par exemple">
          <Lines label="Dossiers à confier">
            {sample.map(({ id, title, next }) => (
              <Line key={id} title={`Dossier ${title}`} detail={next ?? "sans suite prévue"} />
            ))}
          </Lines>
        </Section>
      )}
      {!isEmpty && !running && <TransferForm />}
    </>
  );
}

function TransferForm() {
  const { colleagues, name } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ toId: string }>({ id: "transfer", lastResult });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack mt-7">
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select
        label="À qui"
        field={fields.toId}
        options={colleagues}
        placeholder="Choisissez…"
        hint={`Tout ce qui est au nom de ${name} passe au sien ; chaque dossier en garde la trace.`}
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Confier ces dossiers
        </Button>
      </div>
    </Form>
  );
}

function countWords({
  files,
  open,
  nextActions,
  tasks,
}: ReturnType<typeof useLoaderData<typeof loader>>["counts"]) {
  return [
    `${formatCount(files, "dossier", "dossiers")}, dont ${formatCount(open, "ouvert", "ouverts")}`,
    formatCount(nextActions, "prochaine action", "prochaines actions"),
    formatCount(tasks, "tâche à faire", "tâches à faire"),
  ].join(" · ");
}
