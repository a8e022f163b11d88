import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
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
import { transferPortfolio } from "~/features/file/portfolio.commands.server";
import { getTransferPage } from "~/features/file/portfolio.queries.server";
import { formatCount, formatDateTime } from "~/vocabulary/typography";

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
    const moved = await transferPortfolio(user, id, toId);
    const page = `/restructurings/${moved.id}`;
    // A long one is followed where it is; it can be undone once it is over.
    if (!moved.isOver) return redirectWithToast(request, page, { message: "Le transfert a commencé." });
    return redirectWithToast(request, `/settings/people/${id}/transfer`, {
      message: `${filesWords(moved.files)} à ${moved.name}.`,
      undo: { action: page, fields: { intent: "undo" } },
    });
  });
}

export default function Transfer() {
  const page = useLoaderData<typeof loader>();
  const { counts, sample, last } = page;
  const isEmpty = counts.files + counts.nextActions + counts.tasks + counts.requests === 0;
  const isRunning = last?.isRunning ?? false;
  return (
    <>
      <PageHeader
        back={{ to: `/settings/people/${page.id}`, label: page.name }}
        title={`Confier les dossiers de ${page.name}`}
        meta={countWords(counts)}
      />
      {last && <LastTransfer last={last} isEmpty={isEmpty} />}
      {isEmpty && !last && <Notice tone="done">Rien n’est à son nom.</Notice>}
      {sample.length > 0 && (
        <Section title="Par exemple">
          <Lines label="Dossiers à confier">
            {sample.map(({ id, title, next }) => (
              <Line key={id} title={`Dossier ${title}`} detail={next ?? "sans suite prévue"} />
            ))}
          </Lines>
        </Section>
      )}
      {!isEmpty && !isRunning && <TransferForm />}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** To whom, when, by whom; what still is in that colleague's name can come back at once. */
function LastTransfer({ last, isEmpty }: { last: NonNullable<Page["last"]>; isEmpty: boolean }) {
  const { id, at, to, by, files, isRunning } = last;
  const rest = isEmpty ? " Rien ne reste à son nom." : "";
  return (
    <Notice
      tone={isRunning ? "waiting" : "done"}
      role="status"
      act={
        <LinkButton to={`/restructurings/${id}`} size="small">
          {isRunning ? "Voir où il en est" : "Voir ou tout annuler"}
        </LinkButton>
      }
    >
      {isRunning
        ? `Transfert vers ${to} en cours.`
        : `${filesWords(files)} à ${to} ${formatDateTime(at)}, par ${by}.${rest}`}
    </Notice>
  );
}

/** « 18 dossiers confiés » */
function filesWords(files: number): string {
  return formatCount(files, "dossier confié", "dossiers confiés");
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

function countWords({ files, open, nextActions, tasks, requests }: Page["counts"]): string {
  return [
    `${formatCount(files, "dossier", "dossiers")}, dont ${formatCount(open, "ouvert", "ouverts")}`,
    formatCount(nextActions, "prochaine action", "prochaines actions"),
    formatCount(tasks, "tâche à faire", "tâches à faire"),
    formatCount(requests, "demande à trier", "demandes à trier"),
  ].join(" · ");
}
