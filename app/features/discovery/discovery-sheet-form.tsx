import {
  type FieldMetadata,
  type FormMetadata,
  getFormProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { ArrangeButton } from "~/components/ui/arrange-button";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CHAPTER_HINTS, SHEET_CHAPTERS, type SheetChapter } from "~/vocabulary/discovery";
import { valuesOf } from "~/vocabulary/words";
import {
  type ChapterInput,
  type FigureInput,
  flatOf,
  MOST_FIGURES,
  type SheetInput,
} from "./discovery-sheet-card";

interface Props {
  card: SheetInput;
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What a sheet says, chapter by chapter, in French and, when one can, in English. */
export function SheetForm({ card, today, lastResult }: Props) {
  const [form, fields] = useForm<SheetInput>({ id: "sheet", lastResult, defaultValue: card });
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === "sheet";
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[60rem] gap-6">
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="sheet" />
      <DrawnFrom values={flatOf(card)} lastResult={lastResult} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Textarea label="Phrase d'introduction" field={fields.fr} rows={2} hint="La première que l’on lit." />
        <Textarea label="Phrase d'introduction en anglais" field={fields.en} rows={2} optional lang="en" />
      </div>
      {valuesOf(SHEET_CHAPTERS).map((key) => (
        <ChapterFields key={key} chapter={key} form={form} field={fields[key]} today={today} />
      ))}
      <div>
        <Button variant="primary" pending={isPending}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

interface ChapterProps {
  chapter: SheetChapter;
  form: FormMetadata<SheetInput>;
  field: FieldMetadata<ChapterInput, SheetInput>;
  today: string;
}

function ChapterFields({ chapter, form, field, today }: ChapterProps) {
  const of = field.getFieldset();
  const figures = of.figures.getFieldList();
  const { name } = of.figures;
  const title = SHEET_CHAPTERS[chapter].fr;
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-left mb-2 w-full text-16 font-semibold">{title}</legend>
      <div className="clear-both grid items-start gap-4 md:grid-cols-2">
        <Textarea label="En français" field={of.fr} rows={6} hint={CHAPTER_HINTS[chapter]} />
        <Textarea label="En anglais" field={of.en} rows={6} optional lang="en" />
      </div>
      <FormErrors errors={of.figures.errors} id={of.figures.errorId} />
      <ul className="mt-3 grid gap-3">
        {figures.map((figure, index) => (
          <FigureFields key={figure.key} figure={figure} today={today}>
            <ArrangeButton
              {...form.remove.getButtonProps({ name, index })}
              act="remove"
              what={figure.getFieldset().label.value || `chiffre ${index + 1}, ${title}`}
            />
          </FigureFields>
        ))}
      </ul>
      {figures.length < MOST_FIGURES && (
        <p className="mt-3">
          <Button
            {...form.insert.getButtonProps({ name })}
            size="small"
            aria-label={`Ajouter un chiffre : ${title}`}
          >
            Ajouter un chiffre
          </Button>
        </p>
      )}
    </fieldset>
  );
}

interface FigureProps {
  figure: FieldMetadata<FigureInput, SheetInput>;
  today: string;
  children: ReactNode;
}

/** One figure: without its day and its source, it is not shown to anyone. */
function FigureFields({ figure, today, children }: FigureProps) {
  const of = figure.getFieldset();
  return (
    <li className="grid grid-cols-2 items-start gap-x-3 gap-y-2 border-t border-line pt-3 md:grid-cols-[2fr_2fr_1fr_10rem_2fr_auto]">
      <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
      <TextField
        label="Ce que l'on compte"
        field={of.label}
        autoComplete="off"
        className="max-md:col-span-2"
      />
      <TextField
        label="En anglais"
        field={of.en}
        autoComplete="off"
        lang="en"
        className="max-md:col-span-2"
      />
      <TextField label="Chiffre" field={of.value} autoComplete="off" />
      <TextField label="Au" field={of.on} type="date" max={today} />
      <TextField label="Source" field={of.source} autoComplete="off" className="max-md:col-span-2" />
      <div className="md:pt-7">{children}</div>
    </li>
  );
}
