import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { recordCall } from "~/features/file/file.commands.server";
import { callNoteSchema } from "~/features/file/file.schema.server";
import { callableOf } from "~/features/file/file-members";
import { getHousehold } from "~/features/households/households.queries.server";

export const meta: MetaFunction = () => [{ title: "J’ai appelé" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  return {
    title: household.title,
    householdId: household._id,
    people: callableOf(household),
    inTwoDays: addWorkingDays(toDay(now()), 2),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, callNoteSchema, async (call) => {
    const household = await getHousehold(user, params.id ?? "");
    const { entryId, said } = await recordCall(user, household, call);
    await settle();
    return redirectWithToast(request, `/households/${household._id}?promesse=${entryId}`, {
      message: `Appel noté.${said}`,
    });
  });
}

export default function CallNote() {
  const { title, householdId, people, inTwoDays } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { state } = useNavigation();
  const [form, fields] = useForm<{
    candidateId: string;
    isReached: string;
    text: string;
    nextLabel: string;
    nextOn: string;
  }>({
    lastResult,
    defaultValue: { nextOn: inTwoDays, candidateId: people[0]?.value },
  });
  const header = <PageHeader back={{ to: "..", label: `Dossier ${title}` }} title="J’ai appelé" />;
  if (people.length === 0) {
    return (
      <>
        {header}
        <EmptyState
          title="Personne à appeler"
          why="Aucun adulte n’est noté ici : notez-le dans le foyer."
          act={<LinkButton to={`/households/${householdId}/family`}>Ouvrir le foyer</LinkButton>}
        />
      </>
    );
  }
  return (
    <>
      {header}
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <FormErrors
          errors={[...(form.errors ?? []), ...(people.length > 1 ? [] : (fields.candidateId.errors ?? []))]}
          id={form.errorId}
        />
        {people.length > 1 ? (
          <Select label="Qui" field={fields.candidateId} options={people} />
        ) : (
          <input type="hidden" name="candidateId" value={people[0]?.value} />
        )}
        <RadioGroup
          label="La personne a répondu"
          field={fields.isReached}
          options={[
            { value: "yes", label: "Oui, nous nous sommes parlé" },
            { value: "no", label: "Non, j’ai laissé un message ou rien" },
          ]}
        />
        <Textarea label="Ce qui s’est dit" field={fields.text} rows={5} optional />
        <TextField
          label="Et ensuite ?"
          field={fields.nextLabel}
          hint="Aucun dossier ouvert ne reste sans suite."
        />
        <TextField label="Pour le" field={fields.nextOn} type="date" />
        <div>
          <Button variant="primary" pending={state !== "idle"}>
            Enregistrer l’appel
          </Button>
        </div>
      </Form>
    </>
  );
}
