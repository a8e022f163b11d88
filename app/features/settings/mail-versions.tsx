import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { VersionList } from "~/components/ui/version-list";
import type { WordingPage } from "./mail-wording.queries.server";
import { useSettingsAccess } from "./settings-form";

type Props = Pick<WordingPage, "versions" | "number" | "now">;

/** Every version of the words of a mail, each with what they said. */
export function MailVersions({ versions, number, now }: Props) {
  const { canWrite } = useSettingsAccess();
  const isOriginal = versions.rows[0]?.isOriginal ?? true;
  return (
    <VersionList
      label="Versions du texte"
      {...{ versions, number, now, canWrite }}
      canReset={versions.page === 1 && !isOriginal}
      empty={
        <EmptyState
          title="Le texte d’origine est en vigueur."
          why="Chaque enregistrement fait ici une version, que l’on peut relire et reprendre."
        />
      }
    >
      {(line) => (
        <div className="mt-2 whitespace-pre-line">
          {line.isOriginal && <p className="mb-2">C’est le texte d’origine.</p>}
          <DescriptionList
            facts={line.texts.map(({ label, text }) => ({ term: label, value: text || "vide" }))}
          />
        </div>
      )}
    </VersionList>
  );
}
