import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, ClosedLink, letterProblems, typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import {
  RECONTACT_WORDING,
  RETURN_ASKED,
  SURVEY_ASKED,
  SURVEY_MARKS,
  SURVEY_RETURNS,
  type SurveyQuestion,
} from "~/vocabulary/surveys";
import { NBSP, ofName } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { SurveyPage } from "./survey-page.queries.server";

interface Props {
  page: SurveyPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for an intern at the end of a placement: five questions at most, a word, one tick. */
export function SurveyLetter({ page, result }: Props) {
  const Content = STAGES[page.stage];
  return (
    <AnswerLetter
      stage={page.stage}
      result={result}
      refused="Vos réponses ne sont pas notées"
      problems={letterProblems(result, page.stage === "open")}
    >
      <Content page={page} result={result} />
    </AnswerLetter>
  );
}

const STAGES: Readonly<Record<SurveyPage["stage"], (props: Props) => JSX.Element>> = {
  open: OpenSurvey,
  said: SaidSurvey,
  closed: ({ page }) => <ClosedLink {...page} />,
};

function OpenSurvey({ page, result }: Props) {
  const { semester, place, questions, said } = page;
  const typed = result?.initialValue;
  return (
    <>
      <h1>Votre stage, {semester}</h1>
      <p>
        {place && <>{place}. </>}
        {questions.length + 1} questions, une minute. Seule la dernière attend une réponse{NBSP}: laissez de
        côté les autres si elles ne vous concernent pas.
      </p>
      <form method="post">
        {questions.map((question) => (
          <MarkField
            key={question}
            question={question}
            chosen={typedText(typed?.[question]) ?? (typed ? undefined : said?.marks[question])}
          />
        ))}
        <RadioGroup
          id="comeBack"
          name="comeBack"
          className="survey-marks"
          label={RETURN_ASKED}
          options={optionsOf(SURVEY_RETURNS)}
          defaultValue={typedText(typed?.comeBack) ?? said?.comeBack}
          errors={result?.error?.comeBack ?? undefined}
        />
        <Textarea
          id="words"
          name="words"
          label="Un mot pour l’équipe"
          hint="Ce qui vous a plu, ce qui a manqué. Aucun nom de patient."
          optional
          rows={4}
          maxLength={2000}
          defaultValue={typedText(typed?.words) ?? said?.words}
          errors={result?.error?.words ?? undefined}
        />
        <Checkbox
          id="recontact"
          name="recontact"
          label={RECONTACT_WORDING}
          hint="Une ou deux fois par an, pour vous parler des installations ici. Vous pourrez changer d’avis."
          optional
          defaultChecked={typed ? typed.recontact === "on" : said?.mayBeRecontacted}
        />
        <p className="acts">
          <Button variant="primary">Envoyer mon avis</Button>
        </p>
      </form>
      <WhoReads page={page} />
    </>
  );
}

function MarkField({ question, chosen }: { question: SurveyQuestion; chosen: string | undefined }) {
  return (
    <RadioGroup
      id={question}
      name={question}
      className="survey-marks"
      label={SURVEY_ASKED[question].fr}
      hint={question === "family" ? "Si vous êtes venu·e avec eux." : undefined}
      options={optionsOf(SURVEY_MARKS)}
      defaultValue={chosen}
    />
  );
}

function SaidSurvey({ page, result }: Props) {
  const { semester, until, said } = page;
  return (
    <>
      <h1>Votre stage, {semester}</h1>
      {!result?.error && (
        <Notice title="C’est noté, merci." tone="done" role="status">
          {said?.mayBeRecontacted
            ? "Nous vous donnerons des nouvelles. Bonne suite à vous."
            : "Nous ne vous écrirons plus à ce sujet. Bonne suite à vous."}
        </Notice>
      )}
      <p>Vous pouvez corriger vos réponses par ce même lien jusqu’au {until}.</p>
      <p className="acts">
        <a href="?changer=1" className="button">
          Corriger mes réponses
        </a>
      </p>
      <WhoReads page={page} />
    </>
  );
}

/** Said before anything is sent, and after. */
function WhoReads({ page: { programme, phone, email } }: Pick<Props, "page">) {
  return (
    <p className="small reach">
      Vos réponses sont comptées avec celles des autres, et aucune moyenne n’est montrée sous cinq réponses.
      Seule l’équipe {ofName(programme)} lit votre mot, sans votre nom{NBSP}: ce que vous y racontez peut
      pourtant vous faire reconnaître. Votre maître de stage ne lit rien de tout cela.
      {(phone || email) && ` Pour nous joindre${NBSP}: `}
      {phone && <PhoneLink phone={phone} />}
      {phone && email && " ou "}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
