import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { Notice } from "~/components/ui/notice";
import { Select } from "~/components/ui/select";
import { ListTold, SentListForm, SentListPreview } from "~/features/reference-data/sent-list";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf, type Words } from "~/vocabulary/words";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import type { CareListPreview } from "./care-lists-page.commands.server";

interface ListFormProps {
  today: string;
  /** Nothing was read yet: reading is the act of the page. */
  isFirst: boolean;
  fileHint: string;
  nameHint: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A list: a file or cells pasted, told by somebody on a day, read before anything is written. */
export function CareListForm({ today, nameHint, ...form }: ListFormProps) {
  return (
    <SentListForm {...form}>
      <ListTold
        today={today}
        lastResult={form.lastResult}
        nameHint={nameHint}
        dayHint="Le jour du fichier, où les lignes n’en disent pas d’autre : chaque nombre porte cette date."
      />
    </SentListForm>
  );
}

interface PreviewProps<Column extends string> {
  preview: CareListPreview<Column>;
  words: Words<Column>;
  /** What a line is: « Structure », « Commune ». */
  what: string;
  /** What is to be chosen when the columns are not enough. */
  missing: string;
  /** A choice beside those of the columns. */
  children?: ReactNode;
}

/** A list of the register as it is read, and what would be written of it. */
export function CarePreviewed<Column extends string>({ preview, missing, ...shown }: PreviewProps<Column>) {
  const { dataOn, counts, gone, hasNews, isRead } = preview;
  const { added = 0, changed = 0 } = counts;
  return (
    <SentListPreview
      {...shown}
      preview={preview}
      told={{ dataOn }}
      missing={isRead ? undefined : missing}
      gone={gone.length > 0 && <Gone gone={gone} />}
      act={added + changed + gone.length === 0 ? "Confirmer ces dates" : "Écrire dans le registre"}
      isUpToDate={!hasNews && gone.length === 0}
    />
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

function Gone({ gone }: { gone: CareListPreview<string>["gone"] }) {
  return (
    <Notice
      title={`${formatCount(gone.length, "structure n’est", "structures ne sont")} plus dans cette liste.`}
    >
      {gone.map(({ name, place }) => `${name} (${place})`).join(", ")} : à vérifier, rien ne sera supprimé.
    </Notice>
  );
}
