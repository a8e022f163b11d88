import type { SubmissionResult } from "@conform-to/react";
import { Notice } from "~/components/ui/notice";
import { NBSP, ofName } from "~/vocabulary/typography";
import type { AskedPlace } from "./asked-place";
import type { SeatsPage } from "./seats-page.queries.server";

interface Props {
  page: SeatsPage;
  result: SubmissionResult<string[]> | undefined;
}

/** What the other supervisor of a place said, and what interns were already told. */
export function ClosedPlaces({ places }: { places: readonly AskedPlace[] }) {
  const closed = places.filter(({ isOpen }) => !isOpen);
  if (closed.length === 0) return null;
  return (
    <>
      <h2>{closed.every(({ said }) => said) ? "Déjà répondu" : "Vos autres places"}</h2>
      <SaidPlaces places={closed} />
    </>
  );
}

/** An answer is noted; one that was just refused is not thanked for. */
export function SaidLetter({ page: { semester, places, programme }, result }: Props) {
  return (
    <>
      <h1>Vos places d’internes, {semester?.name}</h1>
      {!result?.error && (
        <Notice title="C’est noté, merci." tone="done" role="status">
          L’équipe {ofName(programme)} en tient compte dès maintenant.
        </Notice>
      )}
      <SaidPlaces places={places} />
      <ChangeLink places={places} words="Changer ma réponse" />
    </>
  );
}

/** Nothing was answered, and nothing is waited for any more: interns have their seats. */
export function SettledLetter({ page: { semester, places, firstName, isPublished } }: Props) {
  return (
    <>
      <h1>Vos places d’internes, {semester?.name}</h1>
      <p>Bonjour {firstName},</p>
      <p>
        {isPublished ? "La répartition est publiée" : "Des internes ont déjà une place chez vous"}
        {NBSP}: aucune réponse n’est plus attendue pour ce semestre.
      </p>
      <SaidPlaces places={places} />
      <ChangeLink places={places} words="Répondre quand même" />
    </>
  );
}

export function ReadLetter({ page: { firstName, interns, ended } }: Props) {
  return (
    <>
      <h1>Votre page de maître de stage</h1>
      <p>Bonjour {firstName},</p>
      <p>{readWords({ hasInterns: interns.length > 0, hasEnded: ended.length > 0 })}</p>
    </>
  );
}

function readWords({ hasInterns, hasEnded }: { hasInterns: boolean; hasEnded: boolean }): string {
  if (hasEnded)
    return "Un semestre se termine. Dites-nous un mot de qui était en stage chez vous, si vous le voulez bien.";
  return hasInterns
    ? "Rien ne vous est demandé aujourd’hui. Voici les internes que vous accueillez."
    : "Rien ne vous est demandé aujourd’hui. Nous vous écrirons pour le prochain semestre.";
}

function SaidPlaces({ places }: { places: readonly AskedPlace[] }) {
  return (
    <ul className="places">
      {places.map(({ id, title, level, said, note, why }) => (
        <li key={id}>
          <strong>{title}</strong> <span className="small">{level}</span>
          <br />
          {said ?? "pas de réponse de votre part"}
          {note && `. «${NBSP}${note}${NBSP}»`}
          {why && <span className="small"> {why}</span>}
        </li>
      ))}
    </ul>
  );
}

function ChangeLink({ places, words }: { places: readonly AskedPlace[]; words: string }) {
  if (!places.some(({ isOpen }) => isOpen)) return null;
  return (
    <p className="acts">
      <a href="?changer=1" className="button">
        {words}
      </a>
    </p>
  );
}
