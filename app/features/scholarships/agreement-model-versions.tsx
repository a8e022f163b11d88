import { EmptyState } from "~/components/ui/empty-state";
import { VersionList } from "~/components/ui/version-list";
import type { AgreementWords } from "./agreement-default";
import type { getModelPage } from "./agreement-templates.queries.server";

type Page = Awaited<ReturnType<typeof getModelPage>>;

interface Props extends Pick<Page, "model" | "versions" | "now"> {
  canWrite: boolean;
}

/** Every version of the model, each with what it said. */
export function AgreementModelVersions({ model: { number }, versions, now, canWrite }: Props) {
  return (
    <VersionList
      label="Versions du modèle"
      {...{ versions, number, now, canWrite }}
      canReset={number > 0}
      empty={
        <EmptyState
          title="Le modèle d’origine est en vigueur."
          why="Chaque enregistrement fait ici une version. Une convention déjà établie garde le texte qu’elle avait."
        />
      }
    >
      {(line) => <AgreementWordsShown words={line} />}
    </VersionList>
  );
}

/** Words of an agreement, as they are read. */
export function AgreementWordsShown({ words: { title, paragraphs } }: { words: AgreementWords }) {
  return (
    <div className="mt-2 max-w-[75ch]">
      <h3 className="mb-2 text-xl font-semibold">{title}</h3>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words that are read do not move
        <div key={index} className="mb-3">
          {paragraph.title && <h4 className="font-semibold">{paragraph.title}</h4>}
          <p className="whitespace-pre-line">{paragraph.text}</p>
        </div>
      ))}
    </div>
  );
}
