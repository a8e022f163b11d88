import type { SubmissionResult } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import { CAPACITY_CHOICES } from "~/vocabulary/partners";
import { ofName } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { CapacityPage } from "./capacity-link.queries.server";

interface Props {
  page: CapacityPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for a partner: three answers, a sentence if they wish, nothing else. */
export function CapacityLetter({ page, result }: Props) {
  const Content = STAGES[page.stage];
  return (
    <article className="letter">
      <ErrorSummary title="Votre réponse n’est pas notée" problems={problemsOf(page, result)} />
      <Content page={page} result={result} />
    </article>
  );
}

const STAGES: Readonly<Record<CapacityPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenLetter,
  said: SaidLetter,
  closed: ClosedLetter,
};

function OpenLetter({ page, result }: Props) {
  const typed = result?.initialValue;
  return (
    <>
      <h1>{page.partnerName}, où en êtes-vous ?</h1>
      <p>Bonjour,</p>
      <p>Dites-nous si nous pouvons vous solliciter en ce moment. Vous pourrez changer d’avis.</p>
      <form method="post">
        <RadioGroup
          id="light"
          name="light"
          label="En ce moment"
          options={optionsOf(CAPACITY_CHOICES)}
          defaultValue={text(typed?.light) ?? page.said?.light}
          errors={result?.error?.light ?? undefined}
        />
        <Textarea
          id="sentence"
          name="sentence"
          label="En une phrase"
          hint="Par exemple : deux studios libres à partir de mai. Aucun nom de personne."
          optional
          rows={2}
          maxLength={200}
          defaultValue={text(typed?.sentence) ?? page.said?.sentence}
          errors={result?.error?.sentence ?? undefined}
        />
        <p className="acts">
          <Button variant="primary">Envoyer ma réponse</Button>
        </p>
      </form>
      <p className="small">Seule l’équipe {ofName(page.programme)} lira votre réponse.</p>
    </>
  );
}

function SaidLetter({ page: { said, programme } }: Props) {
  return (
    <>
      <h1>Merci, c’est noté</h1>
      {said && (
        <Notice title={`« ${CAPACITY_CHOICES[said.light].fr} ».`} tone="done" role="status">
          {said.sentence}
        </Notice>
      )}
      <p>L’équipe {ofName(programme)} en tient compte dès maintenant.</p>
      <p className="acts">
        <a href="?changer=1" className="button">
          Changer ma réponse
        </a>
      </p>
    </>
  );
}

function ClosedLetter({ page: { phone, email } }: Props) {
  return (
    <>
      <h1>Ce lien n’est plus valable</h1>
      <p>
        Un lien plus récent l’a remplacé, ou trop de temps a passé. Répondez simplement au dernier mail reçu :
        nous noterons votre réponse.
      </p>
      {(phone || email) && (
        <p>
          Vous pouvez aussi nous joindre {phone && <PhoneLink phone={phone} />} {phone && email && "ou "}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      )}
    </>
  );
}

function problemsOf({ stage }: CapacityPage, result: Props["result"]) {
  return Object.entries(result?.error ?? {}).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => ({ id: stage === "open" && name ? name : undefined, text })),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
