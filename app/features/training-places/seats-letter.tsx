import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink, typedAt } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { NBSP, ofName } from "~/vocabulary/typography";
import type { AskedPlace } from "./asked-place";
import { SeatsAbsences, SeatsInterns } from "./seats-letter-parts";
import type { SeatsPage } from "./seats-page.queries.server";

interface Props {
  page: SeatsPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for a supervisor: their places of the semester asked, their days away, the interns they have. */
export function SeatsLetter({ page, result }: Props) {
  const Content = STAGES[page.stage];
  return (
    // Their days away are typed at every stage but the last.
    <AnswerLetter stage={page.stage === "closed" ? "closed" : "open"} result={result}>
      <Content page={page} result={result} />
      {page.stage !== "closed" && (
        <>
          <SeatsInterns interns={page.interns} />
          <SeatsAbsences absences={page.absences} result={result} />
          <Reach page={page} />
        </>
      )}
    </AnswerLetter>
  );
}

const STAGES: Readonly<Record<SeatsPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenLetter,
  said: SaidLetter,
  read: ReadLetter,
  closed: ({ page }) => <ClosedLink {...page} />,
};

function OpenLetter({ page, result }: Props) {
  const { semester, places, firstName } = page;
  const open = places.filter(({ isOpen }) => isOpen);
  return (
    <>
      <h1>Vos places d’internes, {semester?.name}</h1>
      <p>Bonjour {firstName},</p>
      <p>
        Combien d’internes pouvez-vous accueillir {semester?.dates}
        {NBSP}? Vous pourrez changer votre réponse tant que la répartition n’est pas publiée.
      </p>
      <form method="post">
        <input type="hidden" name="semesterId" value={semester?.id} />
        {open.map((place, at) => (
          <PlaceFields key={place.id} place={place} name={`places[${at}]`} result={result} />
        ))}
        <p className="acts">
          <Button name="act" value="confirm" variant="primary">
            Confirmer
          </Button>
          <Button name="act" value="decline">
            Je ne peux pas prendre d’interne ce semestre
          </Button>
        </p>
      </form>
      <ClosedPlaces places={places} />
    </>
  );
}

function PlaceFields({ place, name, result }: { place: AskedPlace; name: string; result: Props["result"] }) {
  const shared = (field: "seats" | "rooms" | "note") => ({
    ...{ id: `${name}.${field}`, name: `${name}.${field}` },
    defaultValue: typedAt(result, `${name}.${field}`) ?? place[field],
    errors: result?.error?.[`${name}.${field}`] ?? undefined,
  });
  return (
    <fieldset className="asked">
      <legend>
        {place.title} <span className="small">{place.level}</span>
      </legend>
      <input type="hidden" name={`${name}.id`} value={place.id} />
      <div className="numbers">
        <TextField label="Places" inputMode="numeric" autoComplete="off" {...shared("seats")} />
        <TextField
          label="Cabinets"
          hint="Où un interne peut consulter. Laissez vide si vous ne savez pas."
          inputMode="numeric"
          autoComplete="off"
          {...shared("rooms")}
        />
      </div>
      <Textarea
        label="Un mot pour l'équipe"
        hint={`Par exemple${NBSP}: pas le jeudi. Aucun nom de patient.`}
        optional
        rows={2}
        maxLength={300}
        {...shared("note")}
      />
    </fieldset>
  );
}

/** What the other supervisor of a place said, and what interns were already told. */
function ClosedPlaces({ places }: { places: readonly AskedPlace[] }) {
  const closed = places.filter(({ isOpen }) => !isOpen);
  if (closed.length === 0) return null;
  return (
    <>
      <h2>Déjà répondu</h2>
      <SaidPlaces places={closed} />
    </>
  );
}

function SaidLetter({ page: { semester, places, programme } }: Props) {
  const canChange = places.some(({ isOpen }) => isOpen);
  return (
    <>
      <h1>Vos places d’internes, {semester?.name}</h1>
      <Notice title="C’est noté, merci." tone="done" role="status">
        L’équipe {ofName(programme)} en tient compte dès maintenant.
      </Notice>
      <SaidPlaces places={places} />
      {canChange && (
        <p className="acts">
          <a href="?changer=1" className="button">
            Changer ma réponse
          </a>
        </p>
      )}
    </>
  );
}

function SaidPlaces({ places }: { places: readonly AskedPlace[] }) {
  return (
    <ul className="places">
      {places.map(({ id, title, level, said, note, why }) => (
        <li key={id}>
          <strong>{title}</strong> <span className="small">{level}</span>
          <br />
          {said ?? "pas encore de réponse"}
          {note && `. «${NBSP}${note}${NBSP}»`}
          {why && <span className="small"> {why}</span>}
        </li>
      ))}
    </ul>
  );
}

function ReadLetter({ page: { firstName, interns } }: Props) {
  return (
    <>
      <h1>Votre page de maître de stage</h1>
      <p>Bonjour {firstName},</p>
      <p>
        {interns.length > 0
          ? "Rien ne vous est demandé aujourd’hui. Voici les internes que vous accueillez."
          : "Rien ne vous est demandé aujourd’hui. Nous vous écrirons pour le prochain semestre."}
      </p>
    </>
  );
}

function Reach({ page: { programme, phone, email } }: { page: SeatsPage }) {
  return (
    <p className="small reach">
      Seule l’équipe {ofName(programme)} lit vos réponses. Pour nous joindre{NBSP}:{" "}
      {phone && <PhoneLink phone={phone} />}
      {phone && email && " ou "}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
