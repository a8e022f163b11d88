import type { SubmissionResult } from "@conform-to/react";
import { Notice } from "~/components/ui/notice";
import { Select } from "~/components/ui/select";
import { ListTold, SentListForm, SentListPreview } from "~/features/reference-data/sent-list";
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

/** A list of services: a file or cells pasted, read before anything is written. */
export function ServiceListForm({ today, isFirst, lastResult }: ListFormProps) {
  return (
    <SentListForm
      isFirst={isFirst}
      lastResult={lastResult}
      fileHint="La liste nationale des France Services est reconnue telle quelle. 2 000 lignes au plus."
    >
      <ListTold
        today={today}
        lastResult={lastResult}
        nameHint="Gardez le même nom la fois suivante : ce qui n’y est plus sera signalé, jamais supprimé."
        isNameless="inutile pour France Services"
        dayHint="Le jour du fichier : les fiches seront vérifiées à cette date."
      />
    </SentListForm>
  );
}

const MISSING =
  "Dites ci-dessous laquelle donne le nom, et laquelle la commune, son code INSEE ou son code postal.";

/** A list of services as it is read, and what would be written of it. */
export function ServicePreview({ preview }: { preview: ImportPreview }) {
  const { dataOn, counts, gone, columns, kind } = preview;
  const { added = 0, changed = 0 } = counts;
  return (
    <SentListPreview
      preview={preview}
      told={{ dataOn }}
      words={SERVICE_COLUMNS}
      what="Service"
      missing={isReadable(columns) ? undefined : MISSING}
      gone={gone.length > 0 && <Gone gone={gone} />}
      act={added + changed + gone.length === 0 ? "Confirmer ces dates" : "Écrire dans l’annuaire"}
    >
      <Select
        label="Type de ce qui n'en dit rien"
        name="kind"
        defaultValue={kind ?? ""}
        placeholder="Deviné du nom"
        options={optionsOf(SERVICE_KINDS)}
      />
    </SentListPreview>
  );
}

function Gone({ gone }: { gone: ImportPreview["gone"] }) {
  return (
    <Notice title={`${formatCount(gone.length, "service n’est", "services ne sont")} plus dans cette liste.`}>
      {gone.map(({ name, place }) => `${name} (${place})`).join(", ")} : à vérifier, rien ne sera supprimé.
    </Notice>
  );
}
