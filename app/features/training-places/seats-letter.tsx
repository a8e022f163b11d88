import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink, letterProblems, typedAt } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { PhoneLink } from "~/components/ui/phone-link";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { NBSP, ofName } from "~/vocabulary/typography";
import type { AskedPlace } from "./asked-place";
import { InternWords, wordFieldId } from "./intern-words-letter";
import { SeatsAbsences, SeatsInterns } from "./seats-letter-parts";
import { ClosedPlaces, ReadLetter, SaidLetter, SettledLetter } from "./seats-letter-said";
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
    <AnswerLetter
      stage={page.stage}
      result={result}
      refused={REFUSED[actOf(result)]}
      problems={problemsOf(page, result)}
    >
      <Content page={page} result={result} />
      {page.stage !== "closed" && (
        <>
          <SeatsInterns interns={page.interns} />
          <InternWords ended={page.ended} programme={page.programme} result={result} />
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
  settled: SettledLetter,
  read: ReadLetter,
  closed: ({ page }) => <ClosedLink {...page} />,
};

/** Each problem leads to its field as long as it is on the page, and names the place it is about. */
function problemsOf({ stage, places }: SeatsPage, result: Props["result"]) {
  const hasForm = REFUSED[actOf(result)] ? stage !== "closed" : stage === "open";
  return letterProblems(result, hasForm).map(({ id, text }) => {
    if (id && actOf(result) === "word")
      return { id: wordFieldId(typedAt(result, "placementId") ?? "", id), text };
    const place = id && places.find((one) => one.id === typedAt(result, id.replace(/\.\w+$/, ".id")));
    return { id, text: place ? `${place.title}, ${place.level}${NBSP}: ${text}` : text };
  });
}

const DAYS_REFUSED = "Vos jours d’indisponibilité ne sont pas notés";

/** What is not noted, when it is not the seats. */
const REFUSED: Readonly<Record<string, string | undefined>> = {
  absence: DAYS_REFUSED,
  "no-absence": DAYS_REFUSED,
  word: "Votre mot n’est pas noté",
};

function actOf(result: Props["result"]): string {
  return String(result?.initialValue?.act);
}

function OpenLetter({ page, result }: Props) {
  const { semester, places, firstName, isPublished } = page;
  const open = places.filter(({ isOpen }) => isOpen);
  return (
    <>
      <h1>Vos places d’internes, {semester?.name}</h1>
      <p>Bonjour {firstName},</p>
      <p>
        Combien d’internes pouvez-vous accueillir {semester?.dates}
        {NBSP}?{" "}
        {isPublished
          ? "La répartition est publiée : votre réponse servira si une place est encore cherchée."
          : "Vous pourrez changer votre réponse tant qu’aucun·e interne n’a de place chez vous."}
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
