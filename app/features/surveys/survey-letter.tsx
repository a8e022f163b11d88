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
import { optionsOf } from "~/vocabulary/words";
import type { SurveyPage } from "./survey-page.queries.server";
import { SURVEY_WORDS } from "./survey-words";

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
      language={page.language}
      refused={SURVEY_WORDS[page.language].notNoted}
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
  const { language, semester, place, questions, said } = page;
  const words = SURVEY_WORDS[language];
  const typed = result?.initialValue;
  return (
    <>
      <h1>{words.heading(semester)}</h1>
      <p>
        {place && <>{place}. </>}
        {words.lead(questions.length + 1)}
      </p>
      <form method="post">
        {questions.map((question) => (
          <MarkField
            key={question}
            question={question}
            language={language}
            chosen={typedText(typed?.[question]) ?? (typed ? undefined : said?.marks[question])}
          />
        ))}
        <RadioGroup
          id="comeBack"
          name="comeBack"
          className="survey-marks"
          label={RETURN_ASKED[language]}
          options={optionsOf(SURVEY_RETURNS, language)}
          defaultValue={typedText(typed?.comeBack) ?? said?.comeBack}
          errors={result?.error?.comeBack ?? undefined}
        />
        <Textarea
          id="words"
          name="words"
          label={words.words}
          hint={words.wordsHint}
          optional={words.optional}
          rows={4}
          maxLength={2000}
          defaultValue={typedText(typed?.words) ?? said?.words}
          errors={result?.error?.words ?? undefined}
        />
        <Checkbox
          id="recontact"
          name="recontact"
          label={RECONTACT_WORDING[language]}
          hint={words.recontactHint}
          optional={words.optional}
          defaultChecked={typed ? typed.recontact === "on" : said?.mayBeRecontacted}
        />
        <p className="acts">
          <Button variant="primary">{words.send}</Button>
        </p>
      </form>
      <WhoReads page={page} />
    </>
  );
}

interface MarkProps extends Pick<SurveyPage, "language"> {
  question: SurveyQuestion;
  chosen: string | undefined;
}

function MarkField({ question, language, chosen }: MarkProps) {
  return (
    <RadioGroup
      id={question}
      name={question}
      className="survey-marks"
      label={SURVEY_ASKED[question][language]}
      hint={question === "family" ? SURVEY_WORDS[language].familyHint : undefined}
      options={optionsOf(SURVEY_MARKS, language)}
      defaultValue={chosen}
    />
  );
}

function SaidSurvey({ page, result }: Props) {
  const { language, semester, until, said } = page;
  const words = SURVEY_WORDS[language];
  return (
    <>
      <h1>{words.heading(semester)}</h1>
      {!result?.error && (
        <Notice title={words.thanks} tone="done" role="status">
          {said?.mayBeRecontacted ? words.willWrite : words.willNotWrite}
        </Notice>
      )}
      <p>{words.until(until)}</p>
      <p className="acts">
        <a href={`?lang=${language}&changer=1`} className="button">
          {words.change}
        </a>
      </p>
      <WhoReads page={page} />
    </>
  );
}

/** Said before anything is sent, and after. */
function WhoReads({ page: { language, programme, phone, email } }: Pick<Props, "page">) {
  const words = SURVEY_WORDS[language];
  return (
    <p className="small reach">
      {words.whoReads(programme)}
      {(phone || email) && ` ${words.reach} `}
      {phone && <PhoneLink phone={phone} />}
      {phone && email && ` ${words.or} `}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
