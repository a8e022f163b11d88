import { getFormProps, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import type { HouseholdRecord } from "#models/household";
import { Button, LinkButton } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import type { User } from "~/core/auth/actor";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { listNoContacts } from "~/features/candidates/no-contact.queries.server";
import { listDocumentsToSend } from "~/features/documents/documents-to-send.queries.server";
import { sendReply } from "~/features/file/file.commands.server";
import { replySchema } from "~/features/file/file.schema.server";
import { writableOf } from "~/features/file/file-members";
import { getAnswered } from "~/features/file/file-timeline.queries.server";
import { HeldBackNotices, NobodyToWriteTo } from "~/features/file/reply-held-back";
import { replyTemplates } from "~/features/file/reply-templates";
import { getHousehold } from "~/features/households/households.queries.server";
import { getAnsweredMail } from "~/features/inbound-mail/message-answering.queries.server";
import { DOCUMENT_TYPES } from "~/vocabulary/documents";
import { formatBytes, formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Répondre" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  const [answered, noContacts, documents] = await Promise.all([
    answeredFrom(user, household, new URL(request.url).searchParams),
    listNoContacts(household),
    listDocumentsToSend(household._id),
  ]);
  const heldBack = noContacts.filter(({ mayBeAnswered }) => !mayBeAnswered);
  return {
    noContacts,
    heldBack,
    answered,
    documents: documents.map(({ _id, name, type, bytes }) => ({
      value: _id,
      label: name,
      hint: `${DOCUMENT_TYPES[type].fr}, ${formatBytes(bytes)}`,
    })),
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
    const messageId = new URL(request.url).searchParams.get("message");
    const answered = messageId ? await getAnsweredMail(user, household, messageId) : undefined;
    const mailId = await sendReply(user, household, { ...reply, answersMessageId: answered?.messageId });
    await settle();
    const here = `/households/${household._id}`;
    return redirectWithToast(request, here, {
      message: "Message envoyé.",
      undo: { action: `${here}?index`, fields: { intent: "undo-reply", mailId } },
    });
  });
}

/** What is answered: a mail received, or a line of the timeline. */
async function answeredFrom(user: User, household: HouseholdRecord, search: URLSearchParams) {
  const messageId = search.get("message");
  return messageId
    ? getAnsweredMail(user, household, messageId)
    : getAnswered(household, search.get("ligne"));
}

export default function Reply() {
  const { title, householdId, people, sender, answered, noContacts, heldBack, documents } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { state } = useNavigation();
  const [form, fields] = useForm<{
    candidateId: string;
    subject: string;
    text: string;
    documentIds: string[];
  }>({
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
          {documents.length > 0 && (
            <CheckboxGroup
              label="Joindre des documents du dossier"
              optional
              hint="Cinq au plus. Au-delà d’environ 3,5 Mo ensemble, chacun part par un lien, valable 30 jours."
              field={fields.documentIds}
              options={documents}
            />
          )}
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
