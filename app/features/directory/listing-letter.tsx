import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink, typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { ofName } from "~/vocabulary/typography";
import type { ListingPage } from "./listing-link.queries.server";

interface Props {
  page: ListingPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for a service: what we say of it, one button if all is right, three lines to correct if not. */
export function ListingLetter({ page, result }: Props) {
  const Content = STAGES[page.stage];
  return (
    <AnswerLetter stage={page.stage} result={result}>
      <Content page={page} result={result} />
    </AnswerLetter>
  );
}

const STAGES: Readonly<Record<ListingPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenLetter,
  said: SaidLetter,
  closed: ({ page }) => <ClosedLink {...page} />,
};

function OpenLetter({ page, result }: Props) {
  const { name, facts, programme } = page;
  return (
    <>
      <h1>{name}</h1>
      <p>Bonjour,</p>
      <p>Voici ce que nous disons de vous aux familles qui s’installent ici. Est-ce toujours exact ?</p>
      <DescriptionList facts={facts} />
      <form method="post">
        <p className="acts">
          <Button name="act" value="confirm" variant="primary">
            C’est toujours exact
          </Button>
        </p>
      </form>
      <h2>Sinon, corrigez</h2>
      <CorrectionForm page={page} result={result} />
      <p className="small">
        Les familles accueillies par {programme} verront vos horaires, votre numéro et votre adresse. Rien
        d’autre ne vous est demandé.
      </p>
    </>
  );
}

function CorrectionForm({ page: { typed }, result }: Props) {
  const last = result?.initialValue;
  return (
    <form method="post">
      <DrawnFrom values={typed} lastResult={result} />
      <Textarea
        id="opening"
        name="opening"
        label="Horaires"
        rows={3}
        maxLength={500}
        optional
        defaultValue={typedText(last?.opening) ?? typed.opening}
        errors={result?.error?.opening ?? undefined}
      />
      <TextField
        id="phone"
        name="phone"
        label="Téléphone"
        type="tel"
        autoComplete="off"
        optional
        defaultValue={typedText(last?.phone) ?? typed.phone}
        errors={result?.error?.phone ?? undefined}
      />
      <TextField
        id="address"
        name="address"
        label="Adresse"
        autoComplete="off"
        optional
        maxLength={200}
        defaultValue={typedText(last?.address) ?? typed.address}
        errors={result?.error?.address ?? undefined}
      />
      <p className="acts">
        <Button name="act" value="correct">
          Envoyer la correction
        </Button>
        {result?.error?.[""] && <a href="?changer=1">Repartir de la fiche d’aujourd’hui</a>}
      </p>
    </form>
  );
}

function SaidLetter({ page: { facts, programme } }: Props) {
  return (
    <>
      <h1>Merci, c’est noté</h1>
      <p role="status">Voici ce que l’équipe {ofName(programme)} dit de vous dès maintenant.</p>
      <DescriptionList facts={facts} />
      <p className="acts">
        <a href="?changer=1" className="button">
          Corriger encore
        </a>
      </p>
    </>
  );
}
