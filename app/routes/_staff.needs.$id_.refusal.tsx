import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { type RefusalInput, refusalSchema } from "~/features/hand-offs/hand-off.schema.server";
import { getRefusalPage, noteRefusal } from "~/features/hand-offs/hand-off-refusal.commands.server";
import { getNeed } from "~/features/needs/needs.queries.server";
import { HEARD_MEANS } from "~/vocabulary/consents";
import { NEED_KINDS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Noter un refus" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  return getRefusalPage(user, await getNeed(user, params.id ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const need = await getNeed(user, params.id ?? "");
  return submitForm(request, refusalSchema, async (refusal) => {
    await noteRefusal(user, need, refusal);
    return redirectWithToast(request, `/needs/${need._id}`, {
      message: "Refus noté : rien ne sera transmis sans un nouvel accord.",
    });
  });
}

export default function NoteRefusal() {
  const { needId, kind, people, consentedBy } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<RefusalInput>({ lastResult: useActionData<typeof action>() });
  const { state } = useNavigation();
  return (
    <>
      <PageHeader
        back={{ to: `/needs/${needId}/hand-off`, label: "Passer le relais" }}
        title="Noter un refus"
        meta={`La personne ne veut pas que sa demande soit transmise : ${NEED_KINDS[kind].fr.toLowerCase()}.`}
      />
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select label="Qui refuse" field={fields.candidateId} options={people} />
        <Select
          label="Comment elle l'a dit"
          field={fields.means}
          options={optionsOf(HEARD_MEANS)}
          placeholder="Choisissez"
        />
        <Textarea
          label="Sa raison"
          field={fields.reason}
          rows={3}
          hint="Avec ses mots. Elle reste dans le dossier, aucun partenaire ne la lit."
        />
        <div>
          <Button variant="primary" pending={state === "submitting"}>
            Noter le refus
          </Button>
        </div>
      </Form>
      {consentedBy && (
        <p className="mt-4 text-muted">
          Un accord a été donné : après ce refus il ne vaut plus pour ce besoin, et ce qui attend une réponse
          est retiré.
        </p>
      )}
    </>
  );
}
