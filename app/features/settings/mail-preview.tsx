import { useNonce } from "~/components/layout/nonce";
import { MailFrame } from "~/components/ui/mail-frame";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { NBSP } from "~/vocabulary/typography";
import type { WordingPreview } from "./mail-wording.queries.server";

interface Props {
  preview: WordingPreview | null;
  /** Words that are typed and not saved. */
  isDraft: boolean;
}

/** How the letter looks on the mail chosen, what its words become there, and what to mend on it. */
export function MailPreview({ preview, isDraft }: Props) {
  const nonce = useNonce();
  return (
    <div id="preview" className="scroll-mt-4 lg:[&>section]:mt-0">
      <Section title={isDraft ? "Aperçu, avant d’enregistrer" : "Aperçu"}>
        {preview ? (
          <>
            <Gaps gaps={preview.gaps} />
            <p className="mb-2">
              <span className="text-muted">Objet{NBSP}:</span> <strong>{preview.subject}</strong>
            </p>
            <MailFrame srcDoc={preview.html.replace("<style>", `<style nonce="${nonce}">`)} />
          </>
        ) : (
          <Notice tone="late">
            Ce courrier ne peut plus être affiché{NBSP}: son modèle a changé depuis. Choisissez-en un autre.
          </Notice>
        )}
      </Section>
    </div>
  );
}

function Gaps({ gaps }: { gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <div className="mb-3">
      <Notice title="À revoir sur ce courrier">
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
