import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { AsideDownload } from "~/features/reference-data/lines-aside";
import { ColumnChoices, countWords, ListFields, PlanTable } from "~/features/reference-data/list-import";
import { SERVICE_KINDS } from "~/vocabulary/local-services";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { isReadable, SERVICE_COLUMNS } from "./service-columns";
import type { ImportPreview } from "./service-import-page.commands.server";

interface ListFormProps {
  today: string;
  /** Nothing was read yet: reading is the act of the page. */
  isFirst: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A list: a file or cells pasted, read before anything is written. */
export function ServiceListForm({ today, isFirst, lastResult }: ListFormProps) {
  const { state, formData } = useNavigation();
  const errors = lastResult?.error ?? {};
  const isPending = state !== "idle" && formData?.get("intent") === "read";
  return (
    <Form method="post" encType="multipart/form-data" className="form-stack">
      <FormErrors errors={errors[""]} />
      <ListFields
        errors={errors}
        fileHint="La liste nationale des France Services est reconnue telle quelle. 2 000 lignes au plus."
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="De qui vient cette liste"
          name="listName"
          optional="inutile pour France Services"
          autoComplete="off"
          maxLength={80}
          errors={errors.listName ?? undefined}
          hint="Gardez le même nom la fois suivante : ce qui n’y est plus sera signalé, jamais supprimé."
        />
        <TextField
          label="Elle dit ce qui est vrai le"
          name="dataOn"
          type="date"
          max={today}
          defaultValue={today}
          errors={errors.dataOn ?? undefined}
          hint="Le jour du fichier : les fiches seront vérifiées à cette date."
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

/** How each column is read, what would be written line by line, then the one act that writes it. */
export function ServicePreview({ preview }: { preview: ImportPreview }) {
  const { listName, dataOn, text, counts, lines, aside, gone, columns } = preview;
  const { state, formData } = useNavigation();
  const isPending = (intent: string) => state !== "idle" && formData?.get("intent") === intent;
  const isRead = isReadable(columns);
  return (
    <Form method="post" encType="multipart/form-data">
      <textarea name="pasted" value={text} readOnly hidden />
      <input type="hidden" name="listName" value={listName} />
      <input type="hidden" name="dataOn" value={dataOn} />
      {!isRead && (
        <Notice title="Il manque une colonne." role="status">
          Dites ci-dessous laquelle donne le nom, et laquelle la commune, son code INSEE ou son code postal.
        </Notice>
      )}
      <details open={!isRead || undefined} className="mt-4">
        <summary className="button">{`Colonnes de « ${listName} »`}</summary>
        <Choices preview={preview} />
        <Button name="intent" value="read" pending={isPending("read")}>
          Relire avec ces colonnes
        </Button>
      </details>
      {isRead && (
        <Section title="Ce qui serait écrit">
          <p>{countWords(counts)}</p>
          {gone.length > 0 && <Gone gone={gone} />}
          <WriteAct counts={counts} isPending={isPending("write")} />
          <PlanTable lines={lines} what="Service" />
          {aside.length > 0 && <AsideDownload lines={aside} />}
        </Section>
      )}
    </Form>
  );
}

function Choices({ preview: { columns, samples, kind } }: { preview: ImportPreview }) {
  return (
    <div className="my-4 grid gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
      <ColumnChoices columns={columns} samples={samples} words={SERVICE_COLUMNS} />
      <Select
        label="Type de ce qui n'en dit rien"
        name="kind"
        defaultValue={kind ?? ""}
        placeholder="Deviné du nom"
        options={optionsOf(SERVICE_KINDS)}
      />
    </div>
  );
}

function Gone({ gone }: { gone: ImportPreview["gone"] }) {
  return (
    <Notice title={`${formatCount(gone.length, "service n’est", "services ne sont")} plus dans cette liste.`}>
      {gone.map(({ name, place }) => `${name} (${place})`).join(", ")} : à vérifier, rien ne sera supprimé.
    </Notice>
  );
}

function WriteAct({ counts, isPending }: { counts: ImportPreview["counts"]; isPending: boolean }) {
  const { added = 0, changed = 0, unchanged = 0, gone = 0 } = counts;
  if (added + changed + unchanged === 0) {
    return <p className="mt-4">Rien à écrire : corrigez la liste ou ses colonnes, puis relisez-la.</p>;
  }
  return (
    <div className="mt-4">
      <Button name="intent" value="write" variant="primary" pending={isPending}>
        {added + changed + gone === 0 ? "Confirmer ces dates" : "Écrire dans l’annuaire"}
      </Button>
    </div>
  );
}
