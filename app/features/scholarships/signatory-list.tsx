import { Form } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { DocumentCopy } from "~/features/documents/document-copy";
import type { SignatureState } from "~/vocabulary/scholarship-states";
import { upperFirst } from "~/vocabulary/typography";
import type { AgreementPage } from "./agreement-page.queries.server";

interface Props {
  page: AgreementPage;
  lastResult: LastResult;
}

type Row = AgreementPage["rows"][number];

const TONES: Readonly<Record<SignatureState, Tone>> = {
  waiting: "waiting",
  signed: "done",
  declined: "late",
  cancelled: "neutral",
};

/** Who signs the text in force, where each stands, and what can be done for those who have not. */
export function SignatoryList({ page, lastResult }: Props) {
  const { rows, text, canWrite, today } = page;
  if (!text) return null;
  return (
    <Section title="Signataires" count={rows.length}>
      <Lines label="Signataires">
        {rows.map((row) => (
          <Line
            key={row.id}
            title={[row.name, row.quality].filter(Boolean).join(", ")}
            detail={<Detail row={row} />}
            badge={<Standing row={row} />}
            acts={
              canWrite && (
                <>
                  {row.isTurn && <Resend row={row} from={text.version} lastResult={lastResult} />}
                  {row.state === "waiting" && (
                    <Paper row={row} from={text.version} today={today} lastResult={lastResult} />
                  )}
                  {row.isPaper && <TakeBack row={row} from={text.version} lastResult={lastResult} />}
                </>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Detail({ row: { roleLabel, rank, detail, documentId, takenBack } }: { row: Row }) {
  return (
    <>
      {roleLabel}, rang {rank} · {detail}
      {documentId && (
        <>
          {" · "}
          <DocumentCopy id={documentId}>Page signée</DocumentCopy>
        </>
      )}
      {takenBack.map((noted) => (
        <span key={noted.words} className="block">
          {upperFirst(noted.words)}
          {noted.documentId && (
            <>
              {" · "}
              <DocumentCopy id={noted.documentId}>Page notée par erreur</DocumentCopy>
            </>
          )}
        </span>
      ))}
    </>
  );
}

function Standing({ row }: { row: Row }) {
  if (row.isBroken) return <Badge tone="late">scellé brisé</Badge>;
  return <Badge tone={TONES[row.state]}>{row.stateLabel}</Badge>;
}

function Resend({ row, from, lastResult }: { row: Row; from: number; lastResult: LastResult }) {
  return (
    <Folded
      summary="Renvoyer le lien"
      label={`Renvoyer le lien à ${row.name}`}
      isOpen={isResultOf(lastResult, "resend", row.id)}
    >
      <ItemForm
        intent="resend"
        itemId={row.id}
        values={{ email: row.email }}
        lastResult={lastResult}
        submit="Renvoyer le lien"
      >
        {({ email }) => (
          <>
            <input type="hidden" name="from" value={from} />
            <TextField
              label="Adresse e-mail"
              field={email}
              type="email"
              autoComplete="off"
              hint="À une autre adresse, le lien envoyé à la précédente ne mène plus à rien."
            />
          </>
        )}
      </ItemForm>
    </Folded>
  );
}

/** Until all have signed; then it binds. */
function TakeBack({ row, from, lastResult }: { row: Row; from: number; lastResult: LastResult }) {
  return (
    <Folded
      summary="Annuler"
      label={`Annuler la signature sur papier de ${row.name}`}
      isOpen={isResultOf(lastResult, "unpaper", row.id)}
    >
      <ItemForm intent="unpaper" itemId={row.id} lastResult={lastResult} submit="Annuler cette signature">
        {({ reason }) => (
          <>
            <input type="hidden" name="from" value={from} />
            <TextField
              label="Pourquoi"
              field={reason}
              autoComplete="off"
              hint="La feuille de preuve le garde, avec la page. La personne est de nouveau invitée à signer."
            />
          </>
        )}
      </ItemForm>
    </Folded>
  );
}

function Paper({
  row,
  from,
  today,
  lastResult,
}: {
  row: Row;
  from: number;
  today: string;
  lastResult: LastResult;
}) {
  const isMine = isResultOf(lastResult, "paper", row.id);
  const errors = isMine ? lastResult?.error : undefined;
  return (
    <Folded summary="Signé sur papier" label={`Noter la signature sur papier de ${row.name}`} isOpen={isMine}>
      <Form method="post" encType="multipart/form-data" className="form-stack" preventScrollReset>
        <input type="hidden" name="intent" value="paper" />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="itemId" value={row.id} />
        <FormErrors errors={errors?.[""]} />
        <TextField
          label="Signé le"
          name="signedOn"
          id={`signedOn-${row.id}`}
          type="date"
          max={today}
          errors={errors?.signedOn ?? undefined}
        />
        <TextField
          label="Page signée"
          name="files"
          id={`files-${row.id}`}
          type="file"
          accept=".pdf,.jpg,.jpeg,.png"
          errors={errors?.files ?? undefined}
          hint="PDF ou image, 10 Mo au plus. Elle est gardée dans les documents du dossier."
        />
        <div>
          <Button>Noter la signature</Button>
        </div>
      </Form>
    </Folded>
  );
}
