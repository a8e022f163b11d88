import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { AgreementPage } from "./agreement-page.queries.server";
import { SignatoriesForm } from "./signatories-form";

interface Props {
  page: AgreementPage;
  lastResult: LastResult;
}

type Text = NonNullable<AgreementPage["text"]>;

/** What comes next for an agreement: to write it, to send it, or that it is signed. */
export function AgreementStanding({ page, lastResult }: Props) {
  const { text, signedWords, canWrite, isOpen, isToCheck, proposed } = page;
  if (signedWords)
    return (
      <Notice
        title="Signée par toutes les parties,"
        tone="done"
        act={
          text && (
            <LinkButton to={`/scholarships/${page.id}/agreement/pdf`} reloadDocument>
              Convention en PDF
            </LinkButton>
          )
        }
      >
        {signedWords}.
      </Notice>
    );
  if (!isOpen)
    return (
      <EmptyState
        title="La convention s’établit une fois la bourse accordée."
        why="La commission accorde la bourse : ses termes sont alors figés, et le texte s’écrit d’après eux."
      />
    );
  return (
    <>
      {isToCheck && (
        <Notice title="Termes à vérifier.">
          La version du programme dont vient cette bourse est encore marquée «{NBSP}à vérifier{NBSP}»{NBSP}:
          relisez les montants et les durées avant de demander les signatures.
        </Notice>
      )}
      {!text && canWrite && (
        <Section title="Établir la convention">
          <p className="mb-3 max-w-[75ch] text-muted">
            Le texte vient du{" "}
            <Link to="/settings/agreement" className="link">
              modèle de la convention
            </Link>
            , rempli d’après les termes accordés. Vous pourrez le corriger pour cette seule personne.
          </p>
          <SignatoriesForm intent="make" proposed={proposed} lastResult={lastResult} />
        </Section>
      )}
      {text && !text.isSent && canWrite && <Send text={text} />}
    </>
  );
}

function Send({ text: { version } }: { text: Text }) {
  return (
    <Notice
      title="Texte prêt, pas encore envoyé."
      act={
        <Form method="post">
          <input type="hidden" name="from" value={version} />
          <Button variant="primary" name="intent" value="send">
            Demander les signatures
          </Button>
        </Form>
      }
    >
      Relisez-le et vérifiez les signataires{NBSP}: ensuite, tout changement annule les signatures données.
    </Notice>
  );
}

/** The words of the agreement, each paragraph with the way to change it for this one person. */
export function AgreementTextSection({ page, lastResult }: Props) {
  const { text, canWrite, id } = page;
  if (!text) return null;
  return (
    <Section
      title={`Texte, version ${text.version}`}
      act={
        <span className="flex flex-wrap gap-2">
          <LinkButton to={`/scholarships/${id}/agreement/pdf`} reloadDocument size="small">
            PDF
          </LinkButton>
          <LinkButton to={`/scholarships/${id}/evidence`} reloadDocument size="small">
            Feuille de preuve
          </LinkButton>
        </span>
      }
    >
      <p className="mb-4 max-w-[75ch] text-muted">
        Établi {text.madeWords}
        {text.madeBy && ` par ${text.madeBy}`}, d’après {modelWords(text)}.
        {text.changeReason && ` Motif${NBSP}: ${text.changeReason}.`}
      </p>
      <h3 className="mb-2 max-w-[75ch] text-xl font-semibold">{text.title}</h3>
      {text.paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the page is drawn again with the text
        <div key={place} className="mb-4 max-w-[75ch]">
          {paragraph.title && <h4 className="font-semibold">{paragraph.title}</h4>}
          <p className="whitespace-pre-line">{paragraph.text}</p>
          {canWrite && <Amend {...{ text, place, lastResult }} paragraph={paragraph} />}
        </div>
      ))}
      {canWrite && <Amend {...{ text, lastResult }} place={text.paragraphs.length} />}
      <p className="mt-3 break-all text-muted">
        Empreinte SHA-256 du texte{NBSP}: {text.textHash}
      </p>
    </Section>
  );
}

function modelWords({ templateVersion }: Text): string {
  return templateVersion === 0 ? "le modèle d’origine" : `la version ${templateVersion} du modèle`;
}

interface AmendProps {
  text: Text;
  place: number;
  paragraph?: { title?: string; text: string };
  lastResult: LastResult;
}

function Amend({ text, place, paragraph, lastResult }: AmendProps) {
  const summary = paragraph ? "Modifier ce paragraphe" : "Ajouter un paragraphe";
  return (
    <Folded
      summary={summary}
      label={paragraph ? `${summary}${paragraph.title ? ` : ${paragraph.title}` : ""}` : undefined}
      isOpen={isResultOf(lastResult, "amend", String(place))}
    >
      <ItemForm
        intent="amend"
        itemId={String(place)}
        values={{ title: paragraph?.title, text: paragraph?.text }}
        lastResult={lastResult}
        submit="Enregistrer ce texte"
      >
        {(fields) => (
          <>
            <input type="hidden" name="from" value={text.version} />
            <CancelWarning text={text} />
            <TextField label="Titre" field={fields.title} optional autoComplete="off" />
            <Textarea
              label="Texte"
              field={fields.text}
              rows={6}
              hint={paragraph && "Vidé, le paragraphe est retiré."}
            />
            <TextField
              label="Pourquoi"
              field={fields.reason}
              autoComplete="off"
              hint="Chaque signataire le lira. Rien de la famille, rien de la santé."
            />
          </>
        )}
      </ItemForm>
    </Folded>
  );
}

/** Said before the change: how many signatures it cancels, who is asked again. */
function CancelWarning({ text: { signed, isSent } }: { text: Text }) {
  if (!isSent) return null;
  const lost = signed > 0 ? `annule ${formatCount(signed, "signature", "signatures")} et ` : "";
  return <Notice>Ce changement {lost}redemande à toutes les parties de signer, par un nouveau lien.</Notice>;
}

/** Who signs, changed; and the text drawn again from the model. */
export function AgreementChanges({ page, lastResult }: Props) {
  const { text, canWrite, proposed } = page;
  if (!text || !canWrite) return null;
  return (
    <Section title="Changer la convention">
      <div className="grid gap-3">
        <Folded summary="Changer les signataires" isOpen={isResultOf(lastResult, "signatories")}>
          <CancelWarning text={text} />
          <SignatoriesForm
            intent="signatories"
            proposed={proposed}
            from={text.version}
            lastResult={lastResult}
          />
        </Folded>
        <Folded summary="Refaire le texte d’après le modèle" isOpen={isResultOf(lastResult, "redraw")}>
          <ItemForm intent="redraw" lastResult={lastResult} submit="Refaire le texte">
            {({ reason }) => (
              <>
                <input type="hidden" name="from" value={text.version} />
                <CancelWarning text={text} />
                <p>Les corrections faites pour cette personne sont perdues.</p>
                <TextField label="Pourquoi" field={reason} autoComplete="off" />
              </>
            )}
          </ItemForm>
        </Folded>
      </div>
    </Section>
  );
}
