import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { AsideDownload } from "~/features/reference-data/lines-aside";
import { ColumnChoices, countWords, ListFields, PlanTable } from "~/features/reference-data/list-import";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf, type Words } from "~/vocabulary/words";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import type { ListPreview } from "./care-lists-page.commands.server";

interface ListFormProps {
  today: string;
  /** Nothing was read yet: reading is the act of the page. */
  isFirst: boolean;
  fileHint: string;
  nameHint: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A list: a file or cells pasted, told by somebody on a day, read before anything is written. */
export function CareListForm({ today, isFirst, fileHint, nameHint, lastResult }: ListFormProps) {
  const { state, formData } = useNavigation();
  const errors = lastResult?.error ?? {};
  const isPending = state !== "idle" && formData?.get("intent") === "read";
  return (
    <Form method="post" encType="multipart/form-data" className="form-stack">
      <FormErrors errors={errors[""]} />
      <ListFields errors={errors} fileHint={fileHint} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="De qui vient cette liste"
          name="listName"
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
          hint="Le jour du fichier, où les lignes n’en disent pas d’autre : chaque nombre porte cette date."
        />
      </div>
      <div>
        <Button name="intent" value="read" variant={isFirst ? "primary" : "secondary"} pending={isPending}>
          Lire la liste sans rien écrire
        </Button>
      </div>
    </Form>
  );
}

interface PreviewProps<Column extends string> {
  preview: ListPreview<Column>;
  words: Words<Column>;
  /** What a line is: « Structure », « Commune ». */
  what: string;
  /** What is to be chosen when the columns are not enough. */
  missing: string;
  /** A choice beside those of the columns. */
  children?: ReactNode;
}

/** How each column is read, what would be written line by line, then the one act that writes it. */
export function CareListPreview<Column extends string>({
  preview,
  words,
  what,
  missing,
  children,
}: PreviewProps<Column>) {
  const { listName, dataOn, text, counts, lines, aside, gone, columns, samples, isRead } = preview;
  const { state, formData } = useNavigation();
  const isPending = (intent: string) => state !== "idle" && formData?.get("intent") === intent;
  return (
    <Form method="post" encType="multipart/form-data">
      <textarea name="pasted" value={text} readOnly hidden />
      <input type="hidden" name="listName" value={listName} />
      <input type="hidden" name="dataOn" value={dataOn} />
      {!isRead && (
        <Notice title="Il manque une colonne." role="status">
          {missing}
        </Notice>
      )}
      <details open={!isRead || undefined} className="mt-4">
        <summary className="button">{`Colonnes de « ${listName} »`}</summary>
        <div className="my-4 grid gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
          <ColumnChoices columns={columns} samples={samples} words={words} />
          {children}
        </div>
        <Button name="intent" value="read" pending={isPending("read")}>
          Relire avec ces colonnes
        </Button>
      </details>
      {isRead && (
        <Section title="Ce qui serait écrit">
          <p>{countWords(counts)}</p>
          {gone.length > 0 && <Gone gone={gone} />}
          <WriteAct preview={preview} isPending={isPending("write")} />
          <PlanTable lines={lines} what={what} />
          {aside.length > 0 && <AsideDownload lines={aside} />}
        </Section>
      )}
    </Form>
  );
}

/** The kind of what says nothing of it. */
export function KindChoice({ kind }: { kind?: string }) {
  return (
    <Select
      label="Type de ce qui n'en dit rien"
      name="kind"
      defaultValue={kind ?? ""}
      placeholder="Deviné du nom"
      options={optionsOf(CARE_SERVICE_KINDS)}
    />
  );
}

function Gone({ gone }: { gone: ListPreview<string>["gone"] }) {
  return (
    <Notice
      title={`${formatCount(gone.length, "structure n’est", "structures ne sont")} plus dans cette liste.`}
    >
      {gone.map(({ name, place }) => `${name} (${place})`).join(", ")} : à vérifier, rien ne sera supprimé.
    </Notice>
  );
}

function WriteAct({
  preview: { counts, gone, hasNews },
  isPending,
}: {
  preview: Pick<ListPreview<string>, "counts" | "gone" | "hasNews">;
  isPending: boolean;
}) {
  const { added = 0, changed = 0, unchanged = 0 } = counts;
  if (added + changed + unchanged === 0) {
    return <p className="mt-4">Rien à écrire : corrigez la liste ou ses colonnes, puis relisez-la.</p>;
  }
  if (!hasNews && gone.length === 0) return <p className="mt-4">Rien de nouveau : tout est déjà noté.</p>;
  return (
    <div className="mt-4">
      <Button name="intent" value="write" variant="primary" pending={isPending}>
        {added + changed + gone.length === 0 ? "Confirmer ces dates" : "Écrire dans le registre"}
      </Button>
    </div>
  );
}
