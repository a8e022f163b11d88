import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { type FieldSource, FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import type { WordingSheet } from "~/core/outbox/wording-sheet.server";
import type { MailTexts } from "~/vocabulary/mail-texts";
import { joinWords, NBSP } from "~/vocabulary/typography";
import type { WordingPage } from "./mail-wording.queries.server";

/** What was typed and is not saved, with the version it was drawn from. */
export interface Typed extends MailTexts {
  from: number;
}

interface Props extends Pick<WordingPage, "sheet" | "texts" | "number" | "choices"> {
  chosen: string;
  values: Readonly<Record<string, string>> | undefined;
  typed: Typed | undefined;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The words of a mail: its subject, its blocks, on which mail they are seen. */
export function MailWordingForm({ sheet, texts, number, choices, chosen, values, typed, lastResult }: Props) {
  const [form, fields] = useForm<MailTexts & { mail: string }>({
    id: "wording",
    defaultValue: { ...(typed ?? texts), mail: chosen },
    lastResult,
  });
  const blocks = fields.blocks.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack" preventScrollReset>
      {/* Enter saves. */}
      <button type="submit" name="intent" value="save" hidden />
      <FormErrors errors={form.errors} id={form.errorId} />
      <input type="hidden" name="from" value={drawnFrom(number, { typed, lastResult })} readOnly />
      <TextField
        label="Objet"
        field={fields.subject}
        hint={hintOf(sheet, sheet.subject.keeps)}
        autoComplete="off"
      />
      {sheet.blocks.map(({ name, label, keeps, isOptional }) => (
        <Textarea
          key={name}
          label={label}
          field={blocks[name] as FieldSource | undefined}
          optional={isOptional}
          hint={hintOf(sheet, keeps)}
          rows={rowsFor(texts.blocks[name])}
        />
      ))}
      <Placeholders sheet={sheet} values={values} />
      <Select label="Voir et essayer sur" field={fields.mail} options={choices} />
      <Acts />
    </Form>
  );
}

function Acts() {
  const { state, formData } = useNavigation();
  const pending = state === "idle" ? undefined : formData?.get("intent");
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button variant="primary" name="intent" value="save" pending={pending === "save"}>
        Enregistrer
      </Button>
      <Button name="intent" value="preview" pending={pending === "preview"}>
        Voir l’aperçu
      </Button>
      <Button name="intent" value="try" pending={pending === "try"}>
        M’envoyer un essai
      </Button>
    </div>
  );
}

/** What stands between braces: what it means, and what it is on the mail chosen. */
function Placeholders({ sheet, values = {} }: Pick<Props, "sheet" | "values">) {
  return (
    <div>
      <p className="mb-1 font-semibold">Ce que deviennent les mots entre accolades</p>
      <DescriptionList
        facts={sheet.placeholders.map(({ name, means }) => ({
          term: `{${name}}`,
          value: values[name] ? `${means}${NBSP}: ${values[name].trim()}` : means,
        }))}
      />
    </div>
  );
}

function hintOf({ placeholders }: WordingSheet, keeps: readonly string[]): string {
  const names = placeholders.map(({ name }) => `{${name}}${keeps.includes(name) ? " (à garder)" : ""}`);
  return `Peut contenir ${joinWords(names, "ou")}.`;
}

/**
 * The version a save replaces: the one this form was first drawn from, and the last one as soon as its author was told that
 * a colleague saved meanwhile.
 */
function drawnFrom(number: number, { typed, lastResult }: Pick<Props, "typed" | "lastResult">): number {
  const isTold = lastResult?.error?.[""] !== undefined;
  const first = typed?.from ?? lastResult?.initialValue?.from;
  return isTold || first === undefined ? number : Number(first);
}

function rowsFor(text = ""): number {
  return Math.min(8, Math.max(2, Math.ceil(text.length / 55)));
}
