import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { listNoContacts } from "~/features/candidates/no-contact.queries.server";
import { sendReply } from "~/features/file/file.commands.server";
import { replySchema } from "~/features/file/file.schema.server";
import { writableOf } from "~/features/file/file-members";
import { getAnswered } from "~/features/file/file-timeline.queries.server";
import { HeldBackNotices, NobodyToWriteTo } from "~/features/file/reply-held-back";
import { replyTemplates } from "~/features/file/reply-templates";
import { getHousehold } from "~/features/households/households.queries.server";
import { formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Répondre" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  const [answered, noContacts] = await Promise.all([
    getAnswered(household, new URL(request.url).searchParams.get("ligne")),
    listNoContacts(household),
  ]);
  const heldBack = noContacts.filter(({ mayBeAnswered }) => !mayBeAnswered);
  return {
    noContacts,
    heldBack,
    answered,
    title: household.title,
    sender: { name: user.name, phone: user.phone },
    householdId: household._id,
    people: writableOf(household)
      .filter(({ id }) => !answered?.isTheirsAlone || id === answered.candidateId)
      .filter(({ id }) => heldBack.every(({ candidateId }) => candidateId !== id))
      .map(({ id, firstName, lastName }) => ({
        value: id,
        label: [firstName, lastName].filter(Boolean).join(" "),
        templates: replyTemplates({ firstName, senderName: user.name }),
      })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, replySchema, async (reply) => {
    const household = await getHousehold(user, params.id ?? "");
    const mailId = await sendReply(user, household, reply);
    await settle();
    const here = `/households/${household._id}`;
    return redirectWithToast(request, here, {
      message: "Message envoyé.",
      undo: { action: `${here}?index`, fields: { intent: "undo-reply", mailId } },
    });
  });
}

export default function Reply() {
  const { title, householdId, people, sender, answered, noContacts, heldBack } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { state } = useNavigation();
  const [form, fields] = useForm<{ candidateId: string; subject: string; text: string }>({
    lastResult,
    defaultValue: { candidateId: answered?.candidateId, subject: answered?.subject },
  });
  const [draft, setDraft] = useState({ subject: answered?.subject ?? "", text: "" });
  // Where one person may not be written to, or alone may, the form says whom it goes to.
  const isChosen = people.length > 1 || heldBack.length > 0 || answered?.isTheirsAlone === true;
  const formRef = useRef<HTMLFormElement>(null);

  function fill(key: string): void {
    const written = formRef.current ? new FormData(formRef.current) : undefined;
    const person = people.find(({ value }) => value === written?.get("candidateId")) ?? people[0];
    const { subject = "", text = "" } = person?.templates.find((template) => template.key === key) ?? {};
    const elements = formRef.current?.elements;
    const [subjectField, textField] = [elements?.namedItem("subject"), elements?.namedItem("text")];
    if (subjectField instanceof HTMLInputElement) subjectField.value = subject;
    if (textField instanceof HTMLTextAreaElement) textField.value = text;
    setDraft({ subject, text });
  }

  if (people.length === 0)
    return (
      <>
        <PageHeader back={{ to: "..", label: `Dossier ${title}` }} title="Répondre" />
        {heldBack.length > 0 ? (
          <NobodyToWriteTo householdId={householdId} heldBack={heldBack} />
        ) : (
          <NoAddress householdId={householdId} />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        back={{ to: "..", label: `Dossier ${title}` }}
        title="Répondre"
        meta="Le message part aux heures de bureau ; vous avez dix secondes pour l’annuler."
      />
      <HeldBackNotices noContacts={noContacts} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Form
          method="post"
          {...getFormProps(form)}
          ref={formRef}
          className="form-stack"
          onChange={(event) => {
            const untouched = people
              .flatMap(({ templates }) => templates)
              .find(({ subject, text }) => subject === draft.subject && text === draft.text);
            // A template begins with a first name: another person is greeted by theirs.
            if (isRecipient(event.target) && untouched) return fill(untouched.key);
            const values = new FormData(event.currentTarget);
            setDraft({
              subject: String(values.get("subject") ?? ""),
              text: String(values.get("text") ?? ""),
            });
          }}
        >
          <FormErrors
            errors={[...(form.errors ?? []), ...(isChosen ? [] : (fields.candidateId.errors ?? []))]}
            id={form.errorId}
          />
          <fieldset className="flex flex-wrap gap-2">
            <legend className="mb-1 text-muted">Partir d’un modèle</legend>
            {people[0]?.templates.map((template) => (
              <Button key={template.key} type="button" size="small" onClick={() => fill(template.key)}>
                {template.label}
              </Button>
            ))}
          </fieldset>
          {answered?.quote && (
            <blockquote className="border-l-2 border-line pl-3 whitespace-pre-line text-muted">
              {answered.quote}
            </blockquote>
          )}
          {isChosen ? (
            <Select label="À" field={fields.candidateId} options={people} />
          ) : (
            <input type="hidden" name="candidateId" value={people[0]?.value} />
          )}
          <TextField label="Objet" field={fields.subject} />
          <Textarea label="Message" field={fields.text} rows={12} />
          <div>
            <Button variant="primary" pending={state !== "idle"}>
              Envoyer le message
            </Button>
          </div>
        </Form>
        <Section title="Aperçu">
          <div className="rounded border border-line bg-sheet p-4" aria-live="polite">
            <p className="font-semibold">{draft.subject || "Sans objet"}</p>
            <p className="mt-3 whitespace-pre-line">
              {draft.text || "Votre message apparaîtra ici tel qu’il sera lu."}
            </p>
            <p className="mt-4">
              {sender.name}
              <br />
              <span className="text-muted">{sender.phone && formatPhone(sender.phone)}</span>
            </p>
          </div>
        </Section>
      </div>
    </>
  );
}

function NoAddress({ householdId }: { householdId: string }) {
  return (
    <EmptyState
      title="Personne n’a d’adresse ici"
      why="Pour écrire, il faut l’e-mail d’un adulte : notez-le dans le foyer."
      act={<LinkButton to={`/households/${householdId}/family`}>Ouvrir le foyer</LinkButton>}
    />
  );
}

function isRecipient(target: EventTarget): boolean {
  return target instanceof HTMLSelectElement && target.name === "candidateId";
}
