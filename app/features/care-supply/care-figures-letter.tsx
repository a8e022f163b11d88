import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { formatCount, formatNumber, ofName } from "~/vocabulary/typography";
import type { ShownFigure } from "./care-figure";
import type { CareFiguresPage } from "./care-figures.queries.server";
import { CommuneParts, ServiceLines } from "./care-figures-lines";

interface Props {
  page: CareFiguresPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for a relay centre: what we hold of its communes, one button if nothing changed, numbers if not. */
export function CareFiguresLetter({ page, result }: Props) {
  const Content = STAGES[page.stage];
  return (
    <AnswerLetter stage={page.stage} result={result}>
      <Content page={page} result={result} />
    </AnswerLetter>
  );
}

const STAGES: Readonly<Record<CareFiguresPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenLetter,
  said: SaidLetter,
  closed: ({ page }) => <ClosedLink {...page} />,
};

function OpenLetter({ page, result }: Props) {
  const { relayName, services, communes, programme, pages } = page;
  if (services.length + communes.length === 0) return <NothingAsked {...page} />;
  return (
    <>
      <h1>{relayName}, quelles places aujourd’hui ?</h1>
      <p>Bonjour,</p>
      <p>Voici ce que nous avons noté pour vos communes. Si tout est encore juste, un clic suffit.</p>
      <form method="post">
        <p className="acts">
          <Button name="act" value="same" variant="primary">
            Rien n’a changé
          </Button>
        </p>
      </form>
      <h2>Sinon, corrigez les nombres</h2>
      <p className="small">Une case laissée vide ne dit rien : nous gardons ce que nous avons.</p>
      <form method="post">
        {services.map((service, at) => (
          <ServiceLines key={service.id} service={service} name={`services[${at}]`} result={result} />
        ))}
        <CommuneParts communes={communes} result={result} />
        <p className="acts">
          <Button name="act" value="told">
            Envoyer ces nombres
          </Button>
          {result?.error?.[""] && <a href="?changer=1">Repartir des chiffres d’aujourd’hui</a>}
        </p>
      </form>
      {pages > 1 && <OtherPages {...page} />}
      <p className="small">
        Des totaux seulement, aucun nom de personne. Seule l’équipe {ofName(programme)} lit votre réponse ;
        elle s’en sert pour orienter les familles vers vous.
      </p>
    </>
  );
}

function NothingAsked({ relayName, programme }: CareFiguresPage) {
  return (
    <>
      <h1>{relayName}, merci</h1>
      <p>Nous n’avons noté aucune structure ni aucune commune pour vous. Répondez simplement au mail reçu.</p>
      <p className="small">L’équipe {ofName(programme)} complétera votre fiche.</p>
    </>
  );
}

function OtherPages({ page, pages }: CareFiguresPage) {
  const others = Array.from({ length: pages }, (_, at) => at + 1).filter((one) => one !== page);
  return (
    <p className="small">
      {`Page ${page} sur ${pages}. « Rien n’a changé » vaut pour toutes ; les nombres s’envoient page par page. `}
      {others.map((one) => (
        <a key={one} href={`?changer=1&page=${one}`}>{`Page ${one} `}</a>
      ))}
    </p>
  );
}

function SaidLetter({ page: { services, communes, programme } }: Props) {
  const sum = (figures: readonly (ShownFigure | undefined)[]) =>
    figures.reduce((total, figure) => total + (figure?.value ?? 0), 0);
  const free = sum(services.flatMap(({ ages }) => ages.map((age) => age.free)));
  const atHome = sum(communes.map((commune) => commune.free));
  return (
    <>
      <h1>Merci, c’est noté</h1>
      <p role="status">
        {`Places libres notées : ${formatNumber(free)} dans ${formatCount(services.length, "structure", "structures")}, ${formatNumber(atHome)} chez les assistantes maternelles.`}
      </p>
      <p>L’équipe {ofName(programme)} en tient compte dès maintenant.</p>
      <p className="acts">
        <a href="?changer=1" className="button">
          Corriger encore
        </a>
      </p>
    </>
  );
}
