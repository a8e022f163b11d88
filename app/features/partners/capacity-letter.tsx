import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink, typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
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
    <AnswerLetter stage={page.stage} result={result}>
      <Content page={page} result={result} />
    </AnswerLetter>
  );
}

const STAGES: Readonly<Record<CapacityPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenLetter,
  said: SaidLetter,
  closed: ({ page }) => <ClosedLink {...page} />,
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
          defaultValue={typedText(typed?.light) ?? page.said?.light}
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
          defaultValue={typedText(typed?.sentence) ?? page.said?.sentence}
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
