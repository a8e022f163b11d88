import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { joinWords } from "~/vocabulary/typography";
import type { GroupPage, GroupPreview } from "./group-page.queries.server";

interface Props {
  page: GroupPage;
  /** What came back: the message looked at before it leaves, or what is wrong with it. */
  answer: SubmissionResult<string[]> | GroupPreview | undefined;
}

/** One message written once, looked at, then sent to each. */
export function GroupMessageForm({ page, answer }: Props) {
  const { names, withoutAddress, canWrite } = page;
  if (!canWrite)
    return (
      <EmptyState
        title="Réservé à qui voit tout le département."
        why="Un message à un groupe est écrit par une personne qui voit tout le département : demandez-le à un·e collègue."
      />
    );
  if (names.length === 0)
    return (
      <EmptyState
        title="Personne à qui écrire."
        why="Cochez des internes dans la liste des arrivées. On ne peut pas écrire à qui n’a pas d’adresse e-mail : complétez d’abord son projet professionnel."
      />
    );
  return (
    <>
      <p>
        À {names.slice(0, 8).join(", ")}
        {names.length > 8 && ` et ${names.length - 8} autres`}. Personne ne voit les adresses des autres.
      </p>
      {withoutAddress.length > 0 && (
        <Notice tone="attention">Sans adresse, donc sans message : {joinWords(withoutAddress)}.</Notice>
      )}
      <Writing page={page} answer={answer} />
    </>
  );
}

function Writing({ page, answer }: Props) {
  const isPending = useNavigation().state !== "idle";
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  const { written, errors } = writtenOf(answer);
  const count = page.names.length;
  return (
    <Form method="post" className="form-stack mt-4">
      <FormErrors errors={errors[""] ?? errors.to} />
      {/* The same message sent twice leaves once. */}
      <input type="hidden" name="batchId" value={written.batchId || page.batchId} readOnly />
      <input type="hidden" name="to" value={page.to} readOnly />
      <TextField label="Objet" name="subject" defaultValue={written.subject} errors={errors.subject} />
      <Textarea
        label="Message"
        name="text"
        rows={10}
        defaultValue={written.text || "Bonjour {prenom},\n\n"}
        errors={errors.text}
        hint="{prenom} devient le prénom de chacun·e. Votre signature est ajoutée."
      />
      {preview && (
        <Section title={`Ce que lira ${preview.to}`}>
          <blockquote className="border-l-4 border-line py-2 pl-4">
            <p className="font-semibold">{preview.subject}</p>
            <p className="mt-2 whitespace-pre-line">{preview.text}</p>
            <p className="mt-2 text-muted">{preview.signature}</p>
          </blockquote>
        </Section>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          name="intent"
          value="preview"
          variant={preview ? "secondary" : "primary"}
          pending={isPending && !preview}
        >
          Voir le premier message
        </Button>
        {preview && (
          <Button name="intent" value="send" variant="primary" pending={isPending}>
            {count === 1 ? "Envoyer le message" : `Envoyer les ${count} messages`}
          </Button>
        )}
      </div>
    </Form>
  );
}

interface WrittenBack {
  written: { batchId?: string; subject?: string; text?: string };
  errors: Readonly<Record<string, string[] | undefined>>;
}

/** What was typed comes back, whether it is to be mended or looked at. */
function writtenOf(answer: Props["answer"]): WrittenBack {
  if (!answer) return { written: {}, errors: {} };
  if ("written" in answer) return { written: answer.written, errors: {} };
  const { initialValue, error } = answer;
  const { batchId = "", subject = "", text = "" } = initialValue ?? {};
  return {
    written: { batchId: `${batchId}`, subject: `${subject}`, text: `${text}` },
    errors: Object.fromEntries(
      Object.entries(error ?? {}).map(([name, texts]) => [name, texts ?? undefined]),
    ),
  };
}
