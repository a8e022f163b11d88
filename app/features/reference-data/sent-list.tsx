import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import type { ListPreview } from "~/core/sheets/list-preview";
import type { Words } from "~/vocabulary/words";
import { AsideDownload } from "./lines-aside";
import { ColumnChoices, countWords, ListFields, PlanTable } from "./list-import";

interface FormProps {
  /** Nothing was read yet: reading is the act of the page. */
  isFirst: boolean;
  fileHint: string;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Whose list it is, and of which day. */
  children: ReactNode;
}

/** A list: a file or cells pasted, read before anything is written. */
export function SentListForm({ isFirst, fileHint, lastResult, children }: FormProps) {
  const errors = lastResult?.error ?? {};
  const isPending = useIsPending();
  return (
    <Form method="post" encType="multipart/form-data" className="form-stack">
      <FormErrors errors={errors[""]} />
      <ListFields errors={errors} fileHint={fileHint} />
      <div className="grid gap-4 md:grid-cols-2">{children}</div>
      <div>
        <Button
          name="intent"
          value="read"
          variant={isFirst ? "primary" : "secondary"}
          pending={isPending("read")}
        >
          Lire la liste sans rien écrire
        </Button>
      </div>
    </Form>
  );
}

interface ToldProps {
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
  nameHint: string;
  /** When the name may be left out. */
  isNameless?: string;
  dayHint: string;
}

/** Whose list it is, and the day it tells of. */
export function ListTold({ today, lastResult, nameHint, isNameless, dayHint }: ToldProps) {
  const errors = lastResult?.error ?? {};
  return (
    <>
      <TextField
        label="De qui vient cette liste"
        name="listName"
        optional={isNameless}
        autoComplete="off"
        maxLength={80}
        errors={errors.listName ?? undefined}
        hint={nameHint}
      />
      <TextField
        label="Elle dit ce qui est vrai le"
        name="dataOn"
        type="date"
        max={today}
        defaultValue={today}
        errors={errors.dataOn ?? undefined}
        hint={dayHint}
      />
    </>
  );
}

interface PreviewProps<Column extends string> {
  preview: ListPreview<Column> & { listName: string; counts: Readonly<Record<string, number>> };
  /** What is sent again beside the cells, the columns and the name. */
  told: Readonly<Record<string, string | undefined>>;
  words: Words<Column>;
  /** What a line is: « Structure », « Commune ». */
  what: string;
  /** What is to be chosen when the columns are not enough; absent once they are. */
  missing?: string;
  /** What the list no longer has. */
  gone: ReactNode;
  /** The act that writes it, by its name. */
  act: string;
  /** Writing would change nothing, not even a day. */
  isUpToDate?: boolean;
  /** A choice beside those of the columns. */
  children?: ReactNode;
}

/** How each column is read, what would be written line by line, then the one act that writes it. */
export function SentListPreview<Column extends string>(props: PreviewProps<Column>) {
  const { preview, told, words, what, missing, gone, act, isUpToDate, children } = props;
  const { listName, text, counts, lines, aside, columns, samples } = preview;
  const isPending = useIsPending();
  return (
    <Form method="post" encType="multipart/form-data">
      <textarea name="pasted" value={text} readOnly hidden />
      <HiddenFields values={{ listName, ...told }} />
      {missing && (
        <Notice title="Il manque une colonne." role="status">
          {missing}
        </Notice>
      )}
      <details open={missing !== undefined || undefined} className="mt-4">
        <summary className="button">{`Colonnes de « ${listName} »`}</summary>
        <div className="my-4 grid gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
          <ColumnChoices columns={columns} samples={samples} words={words} />
          {children}
        </div>
        <Button name="intent" value="read" pending={isPending("read")}>
          Relire avec ces colonnes
        </Button>
      </details>
      {!missing && (
        <Section title="Ce qui serait écrit">
          <p>{countWords(counts)}</p>
          {gone}
          <WriteAct counts={counts} act={act} isUpToDate={isUpToDate} isPending={isPending("write")} />
          <PlanTable lines={lines} what={what} />
          {aside.length > 0 && <AsideDownload lines={aside} />}
        </Section>
      )}
    </Form>
  );
}

function HiddenFields({ values }: { values: Readonly<Record<string, string | undefined>> }) {
  return Object.entries(values).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}

interface WriteActProps {
  counts: Readonly<Record<string, number>>;
  act: string;
  isUpToDate?: boolean;
  isPending: boolean;
}

function WriteAct({ counts, act, isUpToDate, isPending }: WriteActProps) {
  const { added = 0, changed = 0, unchanged = 0 } = counts;
  if (added + changed + unchanged === 0) {
    return <p className="mt-4">Rien à écrire : corrigez la liste ou ses colonnes, puis relisez-la.</p>;
  }
  if (isUpToDate) return <p className="mt-4">Rien de nouveau : tout est déjà noté.</p>;
  return (
    <div className="mt-4">
      <Button name="intent" value="write" variant="primary" pending={isPending}>
        {act}
      </Button>
    </div>
  );
}

function useIsPending(): (intent: string) => boolean {
  const { state, formData } = useNavigation();
  return (intent) => state !== "idle" && formData?.get("intent") === intent;
}
