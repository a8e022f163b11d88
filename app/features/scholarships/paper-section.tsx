import { Form, useNavigation } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { When } from "~/components/ui/when";
import { DocumentCopy } from "~/features/documents/document-copy";
import { accessibleName } from "~/vocabulary/accessible-name";
import type { PaperState, ScholarshipStage } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";

interface Paper {
  key: string;
  label: string;
  state: PaperState;
  stateLabel: string;
  reason?: string;
  receivedAt?: string | Date;
  checkedBy?: string;
  file?: { id: string; name: string };
}

interface Props {
  page: { stage: ScholarshipStage; papers: Paper[]; canWrite: boolean };
  lastResult: LastResult;
}

const TONES: Readonly<Record<PaperState, Tone>> = {
  missing: "waiting",
  received: "attention",
  accepted: "done",
  refused: "late",
};

/** The papers the terms ask for, each with what came and what is to be done of it. */
export function PaperSection({ page: { stage, papers, canWrite }, lastResult }: Props) {
  const owed = papers.filter(({ state }) => state === "missing" || state === "refused").length;
  // Otherwise what comes next says so, above.
  const isMixed = owed > 0 && papers.some(({ state }) => state === "received");
  const isAsked = stage === "requested" || stage === "complete";
  return (
    <div id="papers">
      <Section
        title="Pièces du dossier"
        count={papers.length}
        act={
          canWrite && isAsked && isMixed && <ActButton intent="papers-ask">Demander ce qui manque</ActButton>
        }
      >
        {papers.length === 0 && (
          <p className="text-muted">
            Ce programme ne demande aucune pièce. Ajoutez-les à ses termes si la délibération en nomme.
          </p>
        )}
        <Lines label="Pièces du dossier">
          {papers.map((paper) => (
            <Line
              key={paper.key}
              title={paper.label}
              detail={<PaperDetail paper={paper} />}
              badge={<Badge tone={TONES[paper.state]}>{paper.stateLabel}</Badge>}
              acts={canWrite && isAsked && <PaperActs paper={paper} lastResult={lastResult} />}
            />
          ))}
        </Lines>
      </Section>
    </div>
  );
}

function PaperDetail({ paper: { file, receivedAt, reason, state, checkedBy } }: { paper: Paper }) {
  if (!file && !reason && !checkedBy) return null;
  return (
    <>
      {file && <DocumentCopy id={file.id}>{file.name}</DocumentCopy>}
      {file && receivedAt && (
        <>
          {", reçue le "}
          <When at={receivedAt} />
        </>
      )}
      {state === "accepted" && checkedBy && `${file ? " · " : ""}vérifiée par ${checkedBy}`}
      {state === "refused" && reason && `${file ? " · " : ""}redemandée${NBSP}: ${reason}`}
    </>
  );
}

function PaperActs({ paper: { key, label, state }, lastResult }: { paper: Paper; lastResult: LastResult }) {
  const fields = { itemId: key };
  return (
    <>
      {state !== "accepted" && (
        <ActButton intent="paper-accept" fields={fields} label={accessibleName(`Vérifiée : ${label}`)}>
          {state === "received" ? "Vérifiée" : "Vue sur papier"}
        </ActButton>
      )}
      {state === "accepted" && (
        <ActButton intent="paper-review" fields={fields} label={accessibleName(`Revenir sur : ${label}`)}>
          Revenir dessus
        </ActButton>
      )}
      {(state === "received" || state === "accepted") && (
        <Folded
          summary="Redemander"
          label={accessibleName(`Redemander : ${label}`)}
          isOpen={isResultOf(lastResult, "paper-refuse", key)}
        >
          <ItemForm intent="paper-refuse" itemId={key} lastResult={lastResult} submit="Redemander par mail">
            {({ reason }) => (
              <Textarea
                label="Ce qui ne convient pas"
                field={reason}
                rows={2}
                hint="La personne le lit dans le mail et sur sa page."
              />
            )}
          </ItemForm>
        </Folded>
      )}
      {state !== "accepted" && (
        <Folded
          summary="Ajouter"
          label={accessibleName(`Ajouter le fichier : ${label}`)}
          isOpen={isResultOf(lastResult, "paper-add", key)}
        >
          <UploadForm paperKey={key} lastResult={lastResult} />
        </Folded>
      )}
    </>
  );
}

/** One file for one paper, received otherwise than by the page of the person. */
function UploadForm({ paperKey, lastResult }: { paperKey: string; lastResult: LastResult }) {
  const { state } = useNavigation();
  const isMine = isResultOf(lastResult, "paper-add", paperKey);
  return (
    <Form method="post" encType="multipart/form-data" className="form-stack" preventScrollReset>
      <input type="hidden" name="intent" value="paper-add" />
      <input type="hidden" name="itemId" value={paperKey} />
      <TextField
        label="Fichier"
        id={`file-${paperKey}`}
        name="files"
        type="file"
        accept=".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"
        errors={isMine ? Object.values(lastResult?.error ?? {}).flatMap((texts) => texts ?? []) : undefined}
        hint="PDF, image, Word, Excel ou ODT, 10 Mo au plus."
      />
      <div>
        <Button pending={state !== "idle"}>Ajouter</Button>
      </div>
    </Form>
  );
}
